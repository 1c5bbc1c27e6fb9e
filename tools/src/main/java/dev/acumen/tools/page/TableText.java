package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A table of HTML as Markdown. A cell that spans several rows or columns stands in each of them. */
final class TableText {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_CELLS = 500_000;

    private final Element table;
    private final Inline inline;
    private final List<Element> rows;

    TableText(Element table, Inline inline) {
        this.table = table;
        this.inline = inline;
        this.rows = table.select("tr").stream()
                .filter(row -> table.equals(row.closest("table")))
                .toList();
    }

    /** Whether the table only arranges the page: told so, of one column or one cell, or with tables, headings or lists of its own inside. */
    boolean isLayout() {
        if (table.attr("role").matches("presentation|none")) {
            return true;
        }
        if (!table.select("th, caption, thead").isEmpty()
                && table.selectFirst("table table, td > h1, td > h2") == null) {
            return false;
        }
        int widest = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        return widest <= 1
                || table.selectFirst("table table, td h1, td h2, td h3, td form, td p + p + p") != null
                || cells().stream().anyMatch(cell -> cell.select("table").size() > 0);
    }

    /** Whether some text stands in no cell, as where a browser would have had to guess what was meant. */
    boolean isBroken() {
        long inCells = letters(cells().stream().map(Element::text).collect(Collectors.joining()))
                + letters(table.select("caption").stream()
                        .filter(caption -> table.equals(caption.closest("table")))
                        .map(Element::text)
                        .collect(Collectors.joining()));
        return inCells < letters(table.text());
    }

    /** All cells, row by row. */
    List<Element> cells() {
        return rows.stream().flatMap(row -> cells(row).stream()).toList();
    }

    Optional<String> caption() {
        Element caption = table.selectFirst("caption");
        return Optional.ofNullable(caption)
                .map(element -> Inline.squeezed(inline.children(element)))
                .filter(text -> !text.isEmpty());
    }

    /** Header and rows, unless it is empty. */
    Optional<Block> block() {
        List<List<String>> grid = grid();
        int width = grid.stream().mapToInt(List::size).max().orElse(0);
        if (width == 0 || grid.stream().flatMap(List::stream).allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        int heads = heads();
        List<String> head = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            Set<String> names = new LinkedHashSet<>();
            for (List<String> row : grid.subList(0, heads)) {
                if (column < row.size() && !row.get(column).isEmpty()) {
                    names.add(row.get(column));
                }
            }
            head.add(String.join(" / ", names));
        }
        List<String> lines = grid.subList(heads, grid.size()).stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))
                .map(row -> line(row, width))
                .toList();
        String header = line(head, width) + "\n" + line(Collections.nCopies(width, "---"), width);
        return Optional.of(lines.isEmpty() ? Block.of(header) : new Block(header, lines, ""));
    }

    private static String line(List<String> row, int width) {
        List<String> full = new ArrayList<>(row);
        while (full.size() < width) {
            full.add("");
        }
        return full.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** How many rows at the top are the header: those of thead, else those with header cells only, else the first, unless rows have heads. */
    private int heads() {
        int heads = 0;
        while (heads < rows.size() && isHead(rows.get(heads))) {
            heads++;
        }
        if (heads > 0) {
            return heads;
        }
        boolean rowsHaveHeads =
                rows.stream().anyMatch(row -> !row.select("> th").isEmpty());
        return rowsHaveHeads || rows.size() == 1 ? 0 : 1;
    }

    private static boolean isHead(Element row) {
        Element parent = row.parent();
        boolean isInHead = parent != null && parent.normalName().equals("thead");
        return isInHead || (!cells(row).isEmpty() && row.select("> td").isEmpty());
    }

    private List<List<String>> grid() {
        List<List<String>> grid = new ArrayList<>();
        List<Span> open = new ArrayList<>();
        int cells = 0;
        for (Element row : rows) {
            List<String> line = new ArrayList<>();
            List<Span> next = new ArrayList<>();
            List<Element> own = cells(row);
            int used = 0;
            while (line.size() < MOST_COLUMNS && cells < MOST_CELLS) {
                int column = line.size();
                Optional<Span> above =
                        open.stream().filter(span -> span.column() == column).findFirst();
                if (above.isPresent()) {
                    Span span = above.get();
                    line.add(inline.again(span.text()));
                    if (span.rowsLeft() > 1) {
                        next.add(new Span(column, span.rowsLeft() - 1, span.text()));
                    }
                } else if (used < own.size()) {
                    Element cell = own.get(used++);
                    String text = text(cell);
                    int rowspan = span(cell, "rowspan", rows.size());
                    for (int i = span(cell, "colspan", MOST_COLUMNS); i > 0 && line.size() < MOST_COLUMNS; i--) {
                        if (rowspan > 1) {
                            next.add(new Span(line.size(), rowspan - 1, text));
                        }
                        line.add(line.size() == column ? text : inline.again(text));
                    }
                } else if (open.stream().anyMatch(span -> span.column() > column)) {
                    line.add("");
                } else {
                    break;
                }
                cells++;
            }
            open = next;
            grid.add(line);
        }
        return grid;
    }

    private String text(Element cell) {
        String text = Inline.lines(inline.children(cell)).replace("\n", " ; ").replace("|", "\\|");
        return text.replaceAll("( ;)+(?= ;)|^( ?; )+|( ;)+$", "").strip();
    }

    private static int span(Element cell, String name, int most) {
        String told = cell.attr(name).strip();
        if (!told.matches("[0-9]{1,5}")) {
            return 1;
        }
        // A span of 0 reaches to the end of the table.
        int span = Integer.parseInt(told);
        return span == 0 && name.equals("rowspan") ? most : Math.max(1, Math.min(span, most));
    }

    private static List<Element> cells(Element row) {
        return row.select("> td, > th");
    }

    private static long letters(String text) {
        return text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private record Span(int column, int rowsLeft, String text) {}
}
