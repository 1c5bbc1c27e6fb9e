package dev.acumen.cli.library;

import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.LimitOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.core.library.LessonId;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library edit}. */
@Command(name = "edit", description = "Gives a lesson another wording.")
final class EditCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "LESSON", description = "Such as L3.")
    private String lesson = "";

    @Parameters(index = "2", paramLabel = "TEXT", description = "What it says from now on, on one line.")
    private String text = "";

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private SuspiciousLessons suspicious = new SuspiciousLessons();

    @Mixin
    private CommonOptions common = new CommonOptions();

    EditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LessonId id = HandEdit.lesson(lesson);
        List<String> warnings = suspicious.tell(
                session.terminal(), Stream.of(new SuspiciousLessons.Looked("the wording of " + id, text)));
        try (ExperienceStore store = Stores.forChanging(session, common)) {
            new HandEdit(session, common, name)
                    .show(
                            new LibraryEditor(store.libraries(), session.clock())
                                    .reword(name, id, text, limits.limits(session)),
                            false,
                            warnings);
            return ExitCode.OK;
        }
    }
}
