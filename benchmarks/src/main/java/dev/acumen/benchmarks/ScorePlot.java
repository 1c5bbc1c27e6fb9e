package dev.acumen.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scores against calls as a chart of Mermaid, which GitHub and others draw from its text. It has no legend, so that the colours are named above it.
 *
 * @param calls of each point
 * @param lines at most as many as there are colours
 */
record ScorePlot(List<Double> calls, List<Line> lines) {

    /** Colours that are told apart by nearly everybody (Okabe and Ito, 2008). */
    private static final List<String> COLOURS = List.of(
            "#000000 black",
            "#E69F00 orange",
            "#0072B2 blue",
            "#009E73 green",
            "#D55E00 vermilion",
            "#CC79A7 purple",
            "#56B4E9 light blue");

    /**
     * A line.
     *
     * @param name what it is of
     * @param scores one for each point
     */
    record Line(String name, List<Double> scores) {}

    /** How many lines there may be. */
    static int most() {
        return COLOURS.size();
    }

    /** Ready for a page in Markdown. */
    List<String> markdown() {
        List<String> text = new ArrayList<>();
        text.add(IntStream.range(0, lines.size())
                .mapToObj(place -> COLOURS.get(place).substring(8) + " `"
                        + lines.get(place).name() + "`")
                .collect(Collectors.joining(", ", "Held-out score against calls: ", "")));
        text.add("");
        text.add("```mermaid");
        text.add("%%{init: {\"themeVariables\": {\"xyChart\": {\"plotColorPalette\": \""
                + IntStream.range(0, lines.size())
                        .mapToObj(place -> COLOURS.get(place).substring(0, 7))
                        .collect(Collectors.joining(", "))
                + "\"}}}}%%");
        text.add("xychart-beta");
        text.add("    x-axis \"calls\" " + row("%.0f", calls));
        text.add("    y-axis \"held-out score\"");
        lines.forEach(line -> text.add("    line " + row("%.3f", line.scores())));
        text.add("```");
        return text;
    }

    private static String row(String format, List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
