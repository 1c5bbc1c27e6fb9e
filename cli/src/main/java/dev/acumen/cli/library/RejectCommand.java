package dev.acumen.cli.library;

import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.store.ExperienceStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library reject}. */
@Command(
        name = "reject",
        description =
                "Leaves the head of a library where it is: the result that 'learn --review' held stays in the record. Or puts a quarantined lesson (Q3) away.")
final class RejectCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN|VERSION|Q",
            description = "What is rejected (default: the only result that waits).")
    private Optional<String> what = Optional.empty();

    @Mixin
    private DecisionOptions decision = new DecisionOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    RejectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forChanging(session, common)) {
            HeldThings held = new HeldThings(session, common, store.libraries(), name, decision.by());
            if (what.filter(QuarantinedLessons::isName).isPresent()) {
                held.lessons().dismiss(held.lessons().find(what.get()), decision.why());
                return ExitCode.OK;
            }
            HeldResult result = held.result(what);
            held.reviewing().reject(result, decision.why());
            session.terminal()
                    .say("the result of " + result.run() + " is rejected, and library '" + name + "' "
                            + store.libraries()
                                    .head(name)
                                    .map(LibraryVersion::id)
                                    .map(id -> "stays at version " + id.brief())
                                    .orElse("still has no version"));
            session.terminal()
                    .say("  look:    acumen library show " + name + "@"
                            + result.version().brief() + common.again());
            session.terminal()
                    .result(HeldThings.json(
                            held.reviewing().find(Optional.of(result.run().value()))));
            return ExitCode.OK;
        }
    }
}
