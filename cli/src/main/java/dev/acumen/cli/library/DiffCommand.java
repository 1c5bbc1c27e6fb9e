package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Edits;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.VersionId;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library diff}. */
@Command(
        name = "diff",
        description =
                "Shows what leads from one version to another (default: from the one before the head to the head).")
final class DiffCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "A library, or two as NAME[@VERSION] NAME[@VERSION].")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FROM",
            description = "First digits of a version, or a second NAME[@VERSION].")
    private Optional<String> from = Optional.empty();

    @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "First digits of a version.")
    private Optional<String> to = Optional.empty();

    @Mixin
    private CommonOptions common = new CommonOptions();

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            LibraryView libraries = store.libraries();
            LibraryVersion before;
            LibraryVersion after;
            if (from.isPresent()
                    && to.isEmpty()
                    && (from.get().contains("@") || libraries.names().contains(from.get()))) {
                before = Lookup.version(libraries, first);
                after = Lookup.version(libraries, from.get());
            } else {
                String name = Lookup.name(first);
                after = to.map(digits -> Lookup.version(libraries, name, digits))
                        .orElseGet(() -> Lookup.version(libraries, first));
                VersionId head = after.id();
                before = from.map(digits -> Lookup.version(libraries, name, digits))
                        .orElseGet(() -> beforeLastMove(libraries, name, head));
            }
            say("--- version " + before.id().brief());
            say("+++ version " + after.id().brief());
            if (before.id().equals(after.id())) {
                say("both are the same version: nothing leads from one to the other");
            }
            Edits.between(session.terminal(), before, after).forEach(this::say);
            ObjectNode result = ReportJson.object();
            result.put("from", before.id().hex());
            result.put("to", after.id().hex());
            ArrayNode lines = result.putArray("lines");
            Edits.between(session.terminal().withoutColour(), before, after).forEach(lines::add);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    private static LibraryVersion beforeLastMove(LibraryView libraries, String name, VersionId to) {
        VersionId before = LibraryVersion.empty().id();
        for (HeadMove move : libraries.log(name)) {
            before = move.to().equals(to) ? move.from() : before;
        }
        return libraries.find(before).orElse(LibraryVersion.empty());
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
