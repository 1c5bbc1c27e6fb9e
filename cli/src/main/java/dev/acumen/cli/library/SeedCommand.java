package dev.acumen.cli.library;

import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.LimitOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.exchange.ImportedLesson;
import dev.acumen.store.exchange.ImportedLibrary;
import dev.acumen.store.exchange.LibraryFile;
import dev.acumen.store.exchange.MalformedLibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library seed}. */
@Command(
        name = "seed",
        description = {
            "Adds the lessons of a file that the library does not have yet; a library that is not there is begun.",
            "The file has a lesson on each line, or is a list in Markdown, a JSON array, or an export. Nothing is taken out or reworded: 'import' does that."
        })
final class SeedCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "With lessons.")
    private String file = "";

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private SuspiciousLessons suspicious = new SuspiciousLessons();

    @Mixin
    private CommonOptions common = new CommonOptions();

    SeedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Lookup.checkedName(name);
        ImportedLibrary imported = read();
        List<String> warnings = suspicious.tell(
                session.terminal(),
                imported.lessons().stream().map(ImportedLesson::text).map(SuspiciousLessons.Looked::at));
        try (ExperienceStore store = Stores.forWriting(session, common)) {
            boolean isNew = store.libraries().head(name).isEmpty();
            new HandEdit(session, common, name)
                    .show(
                            new LibraryEditor(store.libraries(), session.clock())
                                    .seed(name, imported, limits.limits(session)),
                            isNew,
                            warnings);
            return ExitCode.OK;
        }
    }

    private ImportedLibrary read() {
        ImportedLibrary imported;
        try {
            imported = new LibraryFile().readLessons(Files.readString(session.path(file)));
        } catch (IOException e) {
            throw session.unreadable(file, e);
        } catch (MalformedLibraryFile e) {
            throw UserError.input(file + ": " + e.getMessage());
        }
        if (imported.lessons().isEmpty()) {
            throw UserError.input(file + " holds no lesson; nothing was taken in");
        }
        if (imported.instructions().isPresent()) {
            session.terminal()
                    .notice("note: the instructions in " + file
                            + " are left out; 'acumen library import' takes them in");
        }
        return imported;
    }
}
