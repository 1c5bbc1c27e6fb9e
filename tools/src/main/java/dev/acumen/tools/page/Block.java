package dev.acumen.tools.page;

import java.util.List;

/**
 * A paragraph, heading, list, table or the like: lines that belong together and may be parted between two lines.
 *
 * @param head stands above the lines in every part that has some of them, such as the header of a table; may be empty
 * @param lines the text itself; each may hold line breaks
 * @param foot stands below the lines in every part; may be empty
 */
public record Block(String head, List<String> lines, String foot) {

    public Block {
        lines = List.copyOf(lines);
    }

    static Block of(String text) {
        return new Block("", List.of(text), "");
    }
}
