package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.TextPosition;

/**
 * In which order the text of a PDF's page is read: columns one after the other, with what stands across them above, between or below, such as the
 * title, a wide figure's caption, a running head and a page number. Rows of tables stay whole. Nothing in the file says what is a column: it is a
 * strip without text between two stacks of lines that hold sentences.
 */
final class ReadingOrder {

    private static final int DEEPEST = 8;

    private final PdfLines page;
    private final double step;
    private final List<List<TextPosition>> parts = new ArrayList<>();

    private ReadingOrder(PdfLines page) {
        this.page = page;
        this.step = Math.max(2, page.width() / 300);
    }

    /** The parts of the page, each to be read from top to bottom and across. Text that runs in other directions comes last. */
    static List<List<TextPosition>> of(List<TextPosition> text) {
        Map<Float, List<TextPosition>> byDirection =
                text.stream().collect(Collectors.groupingBy(TextPosition::getDir, TreeMap::new, Collectors.toList()));
        List<List<TextPosition>> ordered = new ArrayList<>();
        byDirection.values().stream()
                .sorted(Comparator.comparingInt((List<TextPosition> same) -> -same.size()))
                .forEach(same -> {
                    ReadingOrder order = new ReadingOrder(new PdfLines(same));
                    order.read(order.page.lines(), 0);
                    ordered.addAll(order.parts);
                });
        return ordered;
    }

    private void read(List<PdfLine> lines, int depth) {
        List<Part> best = depth < DEEPEST ? split(lines) : List.of();
        if (best.isEmpty()) {
            parts.add(lines.stream().flatMap(PdfLine::text).toList());
            return;
        }
        for (Part part : best) {
            if (part.isColumns()) {
                List<PdfLine> left = side(part.lines(), fragment -> fragment.isLeftOf(part.at()));
                List<PdfLine> right = side(part.lines(), fragment -> !fragment.isLeftOf(part.at()));
                read(page.isRightToLeft() ? right : left, depth + 1);
                read(page.isRightToLeft() ? left : right, depth + 1);
            } else {
                read(part.lines(), depth + 1);
            }
        }
    }

    /** Parts from top to bottom where a strip parts columns; of all strips the one that parts most text. Empty if there is none. */
    private List<Part> split(List<PdfLine> lines) {
        double left = lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
        double right = lines.stream().mapToDouble(PdfLine::right).max().orElse(0);
        List<PdfFragment> fragments =
                lines.stream().flatMap(line -> line.fragments().stream()).toList();
        List<Part> best = List.of();
        int most = 0;
        BitSet tried = new BitSet();
        for (double at = left + step; at < right; at += step) {
            BitSet places = places(fragments, at, right - left);
            if (places.equals(tried)) {
                continue;
            }
            tried = places;
            List<Part> parts = places.isEmpty() ? List.of() : parts(lines, at, right - left);
            int inColumns = parts.stream()
                    .filter(Part::isColumns)
                    .flatMap(part -> part.lines().stream())
                    .mapToInt(PdfLine::size)
                    .sum();
            if (inColumns > most) {
                most = inColumns;
                best = parts;
            }
        }
        return best;
    }

    /** Which fragments stand left of the strip and which across it, to try no strip twice; empty if too few stand on one of its sides. */
    private static BitSet places(List<PdfFragment> fragments, double at, double width) {
        BitSet places = new BitSet();
        int left = 0;
        int right = 0;
        for (int i = 0; i < fragments.size(); i++) {
            PdfFragment fragment = fragments.get(i);
            if (fragment.crosses(at, width)) {
                places.set(2 * i);
            } else if (fragment.isLeftOf(at)) {
                places.set(2 * i + 1);
                left++;
            } else {
                right++;
            }
        }
        return left < 2 || right < 2 ? new BitSet() : places;
    }

    private List<Part> parts(List<PdfLine> lines, double at, double width) {
        List<Part> parts = new ArrayList<>();
        List<PdfLine> run = new ArrayList<>();
        List<PdfLine> across = new ArrayList<>();
        for (PdfLine line : lines) {
            if (line.crosses(at, width)) {
                flush(run, at, parts);
                across.add(line);
            } else {
                flushAcross(across, at, parts);
                run.add(line);
            }
        }
        flush(run, at, parts);
        flushAcross(across, at, parts);
        return parts;
    }

    private static void flushAcross(List<PdfLine> across, double at, List<Part> parts) {
        if (!across.isEmpty()) {
            parts.add(new Part(List.copyOf(across), at, false));
            across.clear();
        }
    }

    /** Parts a run of lines that nothing crosses: what stands apart at its ends and tables are read across, the rest is columns. */
    private void flush(List<PdfLine> run, double at, List<Part> parts) {
        if (run.isEmpty()) {
            return;
        }
        List<List<PdfLine>> bands = bands(run);
        run.clear();
        int from = !bands.isEmpty() && isApart(bands, 0) ? 1 : 0;
        int to = bands.size() > from && isApart(bands, bands.size() - 1) ? bands.size() - 1 : bands.size();
        add(bands.subList(0, from), at, parts);
        List<PdfLine> inner =
                bands.subList(from, to).stream().flatMap(List::stream).toList();
        boolean isInOrder = isWrittenInOrder(inner, at);
        List<List<PdfLine>> columns = new ArrayList<>();
        for (int i = from; i < to; i++) {
            List<PdfLine> band = bands.get(i);
            boolean isAtAnEnd = i == from || i == to - 1;
            if ((band.size() > 1 || isAtAnEnd) && isTable(band, at, isInOrder)) {
                addColumns(columns, at, parts);
                add(List.of(band), at, parts);
            } else {
                columns.add(band);
            }
        }
        addColumns(columns, at, parts);
        add(bands.subList(to, bands.size()), at, parts);
    }

    private void addColumns(List<List<PdfLine>> bands, double at, List<Part> parts) {
        List<PdfLine> lines = bands.stream().flatMap(List::stream).toList();
        bands.clear();
        if (!lines.isEmpty()) {
            parts.add(new Part(lines, at, areColumns(lines, at)));
        }
    }

    private boolean areColumns(List<PdfLine> lines, double at) {
        List<PdfColumn> columns = columns(lines, at);
        boolean isInOrder = isWrittenInOrder(lines, at);
        int left = columns.get(0).lines().size();
        int right = columns.get(1).lines().size();
        return columns.stream().allMatch(column -> column.isProse(isInOrder))
                && columns.get(0).linesBeside(columns.get(1)) > 1
                && columns.get(1).linesBeside(columns.get(0)) > 1
                && (isInOrder || Math.min(left, right) >= 0.4 * Math.max(left, right));
    }

    private static void add(List<List<PdfLine>> bands, double at, List<Part> parts) {
        bands.forEach(band -> parts.add(new Part(band, at, false)));
    }

    /** Lines with no more than a paragraph's distance between them. */
    private List<List<PdfLine>> bands(List<PdfLine> lines) {
        List<List<PdfLine>> bands = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (PdfLine line : lines) {
            if (line.top() - last > 1.75 * page.em()) {
                bands.add(new ArrayList<>());
            }
            bands.get(bands.size() - 1).add(line);
            last = Math.max(last, line.bottom());
        }
        return bands;
    }

    /** Whether a band at the end of a run is a running head or a page number: one line in the margin of the page, well away from the rest. */
    private boolean isApart(List<List<PdfLine>> bands, int index) {
        List<PdfLine> band = bands.get(index);
        PdfLine line = band.get(0);
        boolean isFirst = index == 0;
        boolean isInMargin = isFirst ? page.isInTopMargin(line) : page.isInBottomMargin(line);
        if (band.size() > 1 || !isInMargin) {
            return false;
        }
        if (bands.size() == 1) {
            return true;
        }
        double distance = isFirst
                ? bands.get(1).get(0).top() - line.bottom()
                : line.top()
                        - bands.get(index - 1).stream()
                                .mapToDouble(PdfLine::bottom)
                                .max()
                                .orElse(0);
        return distance > 2 * page.em();
    }

    /** Whether a band is rows of a table: text on both sides, not all of it sentences, written row by row. */
    private boolean isTable(List<PdfLine> band, double at, boolean isInOrder) {
        List<PdfColumn> columns = columns(band, at);
        return columns.stream().noneMatch(PdfColumn::isEmpty)
                && (band.size() > 1 ? !isWrittenInOrder(band, at) : band.get(0).isWrittenAtOnce())
                && !columns.stream().allMatch(column -> column.isProse(isInOrder));
    }

    private List<PdfColumn> columns(List<PdfLine> lines, double at) {
        return List.of(
                new PdfColumn(side(lines, fragment -> fragment.isLeftOf(at))),
                new PdfColumn(side(lines, fragment -> !fragment.isLeftOf(at))));
    }

    /** Whether the file holds first one side and then the other, as it does for columns, and not row by row, as for tables. */
    private static boolean isWrittenInOrder(List<PdfLine> lines, double at) {
        List<Boolean> sides = lines.stream()
                .flatMap(line -> line.fragments().stream())
                .sorted(Comparator.comparingInt(PdfFragment::written))
                .map(fragment -> fragment.isLeftOf(at))
                .toList();
        int left = (int) sides.stream().filter(isLeft -> isLeft).count();
        int changes = 0;
        for (int i = 1; i < sides.size(); i++) {
            changes += sides.get(i).equals(sides.get(i - 1)) ? 0 : 1;
        }
        return changes <= Math.max(1, Math.min(left, sides.size() - left) / 4);
    }

    private static List<PdfLine> side(List<PdfLine> lines, Predicate<PdfFragment> isThere) {
        return lines.stream()
                .map(line ->
                        new PdfLine(line.fragments().stream().filter(isThere).toList()))
                .filter(line -> !line.fragments().isEmpty())
                .toList();
    }

    private record Part(List<PdfLine> lines, double at, boolean isColumns) {}
}
