package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document as text.
 *
 * @param title one line; empty if it has none
 * @param blocks in reading order; a link stands as its text followed by its number in brackets
 * @param links by number
 */
public record ReadableDocument(String title, List<Block> blocks, List<Link> links) {

    public ReadableDocument {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
    }

    /** All text, blocks apart by an empty line. */
    public String text() {
        return blocks.stream().map(ReadableDocument::whole).collect(Collectors.joining("\n\n"));
    }

    private static String whole(Block block) {
        List<String> lines = new ArrayList<>();
        if (!block.head().isEmpty()) {
            lines.add(block.head());
        }
        lines.addAll(block.lines());
        if (!block.foot().isEmpty()) {
            lines.add(block.foot());
        }
        return String.join("\n", lines);
    }
}
