package dev.acumen.cli.show;

import java.util.ArrayList;
import java.util.List;

/** Long text by a few of its lines, for people. */
public final class CutText {

    private static final int LINES_SHOWN = 6;
    private static final int LONGEST_LINE = 150;

    private CutText() {}

    /** The first lines, and how many more there are. */
    public static List<String> first(String text) {
        List<String> all = text.strip().lines().toList();
        List<String> lines = new ArrayList<>(
                all.stream().limit(LINES_SHOWN).map(CutText::line).toList());
        if (all.size() > LINES_SHOWN) {
            lines.add("... " + Numbers.of(all.size() - LINES_SHOWN, "more line"));
        }
        return lines;
    }

    /** The last lines, which have the answer of a long reply, and how many stand before them. */
    public static List<String> last(String text) {
        List<String> all = text.strip().lines().toList();
        int before = Math.max(0, all.size() - LINES_SHOWN);
        List<String> lines = new ArrayList<>();
        if (before > 0) {
            lines.add("... " + Numbers.of(before, "line") + " before");
        }
        all.stream().skip(before).map(CutText::line).forEach(lines::add);
        return lines;
    }

    /** A line by its beginning; half of a character is never left. */
    public static String line(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end) + " ...";
    }
}
