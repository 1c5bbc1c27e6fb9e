package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.RunId;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.exchange.ImportedLibrary;
import dev.acumen.store.exchange.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library import}. */
@Command(
        name = "import",
        description = {
            "Brings an exported file back, here or elsewhere, as the same version. What you changed in it becomes edits of yours.",
            "A list that you write by hand (a line '# Library NAME', then '- LESSON' on each line) becomes a library.",
            "Lessons that learning would have held for review are named on standard error."
        })
public final class ImportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE")
    private String file = "";

    @Option(names = "--as", paramLabel = "NAME", description = "Default: the name in the file, else the file's name.")
    private Optional<String> as = Optional.empty();

    @Mixin
    private SuspiciousLessons check = new SuspiciousLessons();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ImportedLibrary imported = new LibraryFile().read(read(file));
        String found = as.or(imported::name).orElseGet(() -> stem(file));
        if (as.isEmpty() && !RunId.isValid(found)) {
            throw UserError.input("'" + found + "' can be no name for a library; give it one with --as NAME");
        }
        String name = Lookup.checkedName(found);
        List<String> suspicious = check.tell(
                session.terminal(),
                Stream.concat(
                        imported.instructions().stream()
                                .map(own -> new SuspiciousLessons.Looked(InstructionsHistory.WORD, own.text())),
                        imported.lessons().stream()
                                .map(lesson -> lesson.id()
                                        .map(id -> new SuspiciousLessons.Looked(id.toString(), lesson.text()))
                                        .orElseGet(() -> SuspiciousLessons.Looked.at(lesson.text())))));
        if (imported.lessons().isEmpty() && imported.instructions().isEmpty()) {
            throw UserError.input(file + " holds no lesson; nothing was taken in");
        }
        try (ExperienceStore store = Stores.forWriting(session, common)) {
            LibraryVersion version = new LibraryEditor(store.libraries(), session.clock()).bring(name, imported);
            if (imported.edited()) {
                session.terminal()
                        .notice("note: the file was edited after its export as version "
                                + imported.declared().orElseThrow().brief()
                                + "; what was changed is credited to a person");
            }
            say("library '" + name + "' is at version " + version.id().brief() + " with "
                    + Numbers.of(version.lessons().size(), "lesson")
                    + (version.instructions().isPresent()
                            ? ", and instructions of its own in place of the domain's"
                            : ""));
            ObjectNode result = ReportJson.version(name, version);
            ArrayNode warnings = result.putArray("warnings");
            suspicious.forEach(warnings::add);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    /** The file's name without its ending. */
    private static String stem(String file) {
        String name = String.valueOf(Path.of(file).getFileName());
        return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private String read(String name) {
        try {
            return Files.readString(session.path(name));
        } catch (IOException e) {
            throw session.unreadable(name, e);
        }
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
