package dev.acumen.tools.page;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lines on one side of a strip without text. */
record PdfColumn(List<PdfLine> lines) {

    /** Fewer characters are marks above or below a line, such as exponents. */
    private static final int SHORTEST_LINE = 4;

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** How many of its lines stand at a height where the other column has text, be it between two of its lines. */
    long linesBeside(PdfColumn other) {
        double top = other.lines.stream().mapToDouble(PdfLine::top).min().orElse(0);
        double bottom = other.lines.stream().mapToDouble(PdfLine::bottom).max().orElse(0);
        double leading = (bottom - top) / Math.max(1, other.lines.size() - 1);
        return lines.stream()
                .filter(line -> line.bottom() > top - leading && line.top() < bottom + leading)
                .count();
    }

    /**
     * Whether it is lines of sentences.
     *
     * @param isInOrder whether the file holds this column whole, before or after the other, which says much, so that short lines are enough
     */
    boolean isProse(boolean isInOrder) {
        long count = lines.stream().filter(line -> line.size() >= SHORTEST_LINE).count();
        double left = lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
        double right = lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
        double filled = mean(line -> (line.right() - line.left()) / Math.max(1, right - left));
        double letters = mean(line -> line.letters() / (double) line.size());
        return count >= (isInOrder ? 2 : 3)
                && letters >= 0.6
                && filled >= (isInOrder ? 0.3 : 0.6)
                && mean(PdfLine::words) >= (isInOrder ? 2 : 3.5)
                && mean(PdfLine::size) >= (isInOrder ? 6 : 14);
    }

    /** Of a character: long lines count for more. */
    private double mean(ToDoubleFunction<PdfLine> value) {
        double sum = 0;
        int size = 0;
        for (PdfLine line : lines) {
            sum += value.applyAsDouble(line) * line.size();
            size += line.size();
        }
        return size == 0 ? 0 : sum / size;
    }
}
