package dev.acumen.cli.show;

import dev.acumen.cli.session.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in columns, each as wide as its widest cell; columns whose cells look like numbers stand flush right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with the given headings. */
    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with one cell for each heading, each on one line. */
    public Table row(String... cells) {
        rows.add(Arrays.stream(cells).map(Columns::line).toList());
        return this;
    }

    /** The lines, headings first. */
    public List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            right[column] = rows.size() > 1;
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row).get(column);
                widths[column] = Math.max(widths[column], Columns.of(cell));
                right[column] &= row == 0 || cell.matches("[+-]?\\$?[0-9][0-9.,]*( %)?|not reported|price unknown|-");
            }
        }
        return rows.stream().map(row -> line(row, widths, right)).toList();
    }

    private static String line(List<String> row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder("  ");
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths[column] - Columns.of(row.get(column)));
            line.append(right[column] ? padding + row.get(column) : row.get(column) + padding)
                    .append("   ");
        }
        return line.toString().stripTrailing();
    }
}
