package dev.acumen.cli.show;

import dev.acumen.cli.session.Terminal;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.LessonChange;
import dev.acumen.core.library.LibraryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of lessons, as git shows changes of lines. */
public final class Edits {

    private Edits() {}

    /** The changes of a revision. */
    public static List<String> lines(Terminal terminal, List<AppliedEdit> changes) {
        List<String> lines = new ArrayList<>();
        for (AppliedEdit change : changes) {
            lines.addAll(lines(terminal, change.lesson().toString(), change.before(), change.after()));
        }
        return lines;
    }

    /** What leads from one version to the other, in its instructions and by lesson. */
    public static List<String> between(Terminal terminal, LibraryVersion from, LibraryVersion to) {
        List<String> lines = new ArrayList<>(instructions(terminal, from, to));
        for (LessonChange change : from.changesTo(to)) {
            lines.addAll(lines(terminal, change.lesson().toString(), change.before(), change.after()));
        }
        return lines;
    }

    /** What leads from the instructions of one version to those of the other, by line. */
    public static List<String> instructions(Terminal terminal, LibraryVersion from, LibraryVersion to) {
        List<String> before = from.instructionsOr("").lines().toList();
        List<String> after = to.instructionsOr("").lines().toList();
        List<String> lines = new ArrayList<>();
        before.stream()
                .filter(line -> !line.isBlank() && !after.contains(line))
                .forEach(line -> lines.add(terminal.red("- instructions  " + line)));
        after.stream()
                .filter(line -> !line.isBlank() && !before.contains(line))
                .forEach(line -> lines.add(terminal.green("+ instructions  " + line)));
        return lines;
    }

    private static List<String> lines(Terminal terminal, String id, Optional<String> before, Optional<String> after) {
        List<String> lines = new ArrayList<>();
        before.ifPresent(text -> lines.add(terminal.red("- " + id + "  " + text)));
        after.ifPresent(text -> lines.add(terminal.green("+ " + id + "  " + text)));
        return lines;
    }
}
