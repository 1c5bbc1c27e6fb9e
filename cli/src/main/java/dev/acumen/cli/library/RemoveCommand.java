package dev.acumen.cli.library;

import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.library.LessonId;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library remove}. */
@Command(
        name = "remove",
        description = "Takes lessons out, all that are named or none. Earlier versions still have them.")
final class RemoveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "LESSON", description = "Such as L3.")
    private List<String> lessons = new ArrayList<>();

    @Mixin
    private CommonOptions common = new CommonOptions();

    RemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<LessonId> ids = lessons.stream().map(HandEdit::lesson).toList();
        try (ExperienceStore store = Stores.forChanging(session, common)) {
            new HandEdit(session, common, name)
                    .show(new LibraryEditor(store.libraries(), session.clock()).remove(name, ids), false, List.of());
            return ExitCode.OK;
        }
    }
}
