package dev.acumen.simulation.internal.searcher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a page as the tool for reading shows it.
 *
 * @param title of the page
 * @param address of the page
 * @param part from 1
 * @param parts of the whole page
 * @param lines of the text, without emphasis
 * @param links addresses by number
 */
record PageView(String title, String address, int part, int parts, List<String> lines, Map<Integer, String> links) {

    private static final Pattern HEAD =
            Pattern.compile("^# (.*)\\R(https?://\\S+)(?: \\(part (\\d{1,4}) of (\\d{1,4})\\))?[ \\t]*(?:\\R|$)");
    private static final Pattern LINK = Pattern.compile("(?m)^\\[(\\d{1,6})] (\\S+)$");
    private static final Pattern MARK = Pattern.compile(" ?\\[(\\d{1,6})]");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|\\\\(?=\\p{Punct})");
    private static final String LINKS = "\nLinks:";

    /** Empty if the text is no page: an error, or something that was cut to pieces. */
    static Optional<PageView> in(String text) {
        Matcher head = HEAD.matcher(text.strip());
        if (!head.find()) {
            return Optional.empty();
        }
        String rest = text.strip().substring(head.end());
        int at = rest.lastIndexOf(LINKS);
        String body = at < 0 ? rest : rest.substring(0, at);
        Map<Integer, String> links = new HashMap<>();
        Matcher link = LINK.matcher(at < 0 ? "" : rest.substring(at));
        while (link.find()) {
            links.put(Integer.parseInt(link.group(1)), link.group(2));
        }
        return Optional.of(new PageView(
                head.group(1).strip(),
                head.group(2),
                head.group(3) == null ? 1 : Integer.parseInt(head.group(3)),
                head.group(4) == null ? 1 : Integer.parseInt(head.group(4)),
                EMPHASIS.matcher(body).replaceAll("").lines().map(String::strip).toList(),
                Map.copyOf(links)));
    }

    boolean hasNext() {
        return part < parts;
    }

    /** What stands behind a label in a list of facts. */
    Optional<String> fact(String label) {
        return first(Pattern.compile("^[-*•] " + Pattern.quote(label) + ": (.+)$", Pattern.CASE_INSENSITIVE));
    }

    /** The first group of the pattern in the first line that has it. */
    Optional<String> first(Pattern pattern) {
        for (String line : lines) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return Optional.of(matcher.group(1).strip());
            }
        }
        return Optional.empty();
    }

    /** The number of the link that stands behind a text, as an entry of a list or anywhere else. */
    OptionalInt linkBehind(String text) {
        Pattern entry =
                Pattern.compile("(?:^|\\W)" + Pattern.quote(text) + " ?\\[(\\d{1,6})]", Pattern.CASE_INSENSITIVE);
        return first(entry).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Rows of the tables, cell by cell. */
    List<List<String>> rows() {
        return lines.stream()
                .filter(line -> line.startsWith("|"))
                .map(PageView::cells)
                .toList();
    }

    /** The nearest heading above a row. */
    String headingAbove(List<String> row) {
        String heading = "";
        for (String line : lines) {
            if (line.startsWith("#")) {
                heading = line;
            } else if (line.startsWith("|") && cells(line).equals(row)) {
                return heading;
            }
        }
        return "";
    }

    /** The text without the numbers of links. */
    static String plain(String text) {
        return MARK.matcher(text).replaceAll("").strip();
    }

    /** The first number of a link in a text. */
    static OptionalInt link(String text) {
        Matcher mark = MARK.matcher(text);
        return mark.find() ? OptionalInt.of(Integer.parseInt(mark.group(1))) : OptionalInt.empty();
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.endsWith("|") ? Math.max(1, line.length() - 1) : line.length());
        return Pattern.compile("\\|").splitAsStream(inner).map(String::strip).toList();
    }
}
