package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.LimitOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Edits;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.store.ExperienceStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library approve}. */
@Command(
        name = "approve",
        description = {
            "Moves the head of a library to the result of a run that 'learn --review' held, or makes a quarantined lesson (Q3) one of the library's.",
            "The head moves only from the version that the run began with, unless --force says otherwise."
        })
final class ApproveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN|VERSION|Q",
            description = "What is approved (default: the only result that waits).")
    private Optional<String> what = Optional.empty();

    @Option(names = "--force", description = "Put the result in place of a head that has moved since the run began.")
    private boolean force;

    @Mixin
    private DecisionOptions decision = new DecisionOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ApproveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forChanging(session, common)) {
            HeldThings held = new HeldThings(session, common, store.libraries(), name, decision.by());
            if (what.filter(QuarantinedLessons::isName).isPresent()) {
                if (force) {
                    throw new UserError(UserError.Kind.USAGE, "--force belongs to the result of a run");
                }
                held.lessons().approve(held.lessons().find(what.get()), limits.limits(session), decision.why());
            } else {
                approve(store, held.reviewing(), held.result(what));
            }
            return ExitCode.OK;
        }
    }

    private void approve(ExperienceStore store, ResultReview review, HeldResult result) {
        LibraryVersion before = store.libraries().head(name).orElse(LibraryVersion.empty());
        LibraryVersion version = review.approve(result, force, decision.why());
        session.terminal()
                .say("library '" + name + "' is at version " + version.id().brief() + " with "
                        + Numbers.of(version.lessons().size(), "lesson") + ", the result of " + result.run()
                        + "; it was at " + before.id().brief());
        Edits.between(session.terminal(), before, version)
                .forEach(line -> session.terminal().say("  " + line));
        if (!before.id().equals(version.id())) {
            session.terminal()
                    .say("  undo:    acumen library rollback " + name + " "
                            + before.id().brief() + common.again());
        }
        ObjectNode json = HeldThings.json(review.find(Optional.of(result.run().value())));
        json.put("before", before.id().hex());
        session.terminal().result(json);
    }
}
