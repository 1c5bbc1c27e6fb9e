package dev.acumen.cli.library;

import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.LimitOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library add}. */
@Command(
        name = "add",
        description = {
            "Adds lessons that you word yourself, all of them or none; a library that is not there is begun.",
            "A lesson that begins with a dash stands behind -- ."
        })
final class AddCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The library.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "A lesson, on one line.")
    private List<String> texts = new ArrayList<>();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private SuspiciousLessons suspicious = new SuspiciousLessons();

    @Mixin
    private CommonOptions common = new CommonOptions();

    AddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Lookup.checkedName(name);
        List<String> warnings =
                suspicious.tell(session.terminal(), texts.stream().map(SuspiciousLessons.Looked::at));
        try (ExperienceStore store = Stores.forWriting(session, common)) {
            boolean isNew = store.libraries().head(name).isEmpty();
            if (isNew) {
                NearestName.of(name, store.libraries().names())
                        .ifPresent(near -> session.terminal()
                                .notice("note: there was no library '" + name + "' yet, and there is '" + near + "'"));
            }
            new HandEdit(session, common, name)
                    .show(
                            new LibraryEditor(store.libraries(), session.clock())
                                    .add(name, texts, limits.limits(session)),
                            isNew,
                            warnings);
            return ExitCode.OK;
        }
    }
}
