package dev.acumen.cli.show;

import dev.acumen.cli.session.Terminal;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** What leads from one version to the other, by lesson. */
    public static List<String> between(Terminal terminal, LibraryVersion from, LibraryVersion to) {
        Map<Long, Optional<String>> before = texts(from);
        Map<Long, Optional<String>> after = texts(to);
        Map<Long, Optional<String>> all = new TreeMap<>(before);
        all.putAll(after);
        List<String> lines = new ArrayList<>();
        for (long number : all.keySet()) {
            Optional<String> old = before.getOrDefault(number, Optional.empty());
            Optional<String> now = after.getOrDefault(number, Optional.empty());
            if (!old.equals(now)) {
                lines.addAll(lines(terminal, "L" + number, old, now));
            }
        }
        return lines;
    }

    private static Map<Long, Optional<String>> texts(LibraryVersion version) {
        Map<Long, Optional<String>> texts = new TreeMap<>();
        for (Lesson lesson : version.lessons()) {
            texts.put(lesson.id().number(), Optional.of(lesson.text()));
        }
        return texts;
    }

    private static List<String> lines(Terminal terminal, String id, Optional<String> before, Optional<String> after) {
        List<String> lines = new ArrayList<>();
        before.ifPresent(text -> lines.add(terminal.red("- " + id + "  " + text)));
        after.ifPresent(text -> lines.add(terminal.green("+ " + id + "  " + text)));
        return lines;
    }
}
