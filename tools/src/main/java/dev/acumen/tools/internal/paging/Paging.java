package dev.acumen.tools.internal.paging;

import dev.acumen.tools.page.Block;
import dev.acumen.tools.page.ReadableDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a document into parts between its lines; a line longer than a part between sentences, words, or characters. The same document is
 * always cut the same way.
 */
public final class Paging {

    private static final int SMALLEST = 200;

    private final int limit;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();

    private Paging(int limit) {
        this.limit = limit;
    }

    /**
     * The parts of a document, at least one. A part is a little longer than the limit where heads and feet of blocks are repeated.
     *
     * @param partCharacters how long a part may be; at least 200
     */
    public static List<String> parts(ReadableDocument document, int partCharacters) {
        if (partCharacters < SMALLEST) {
            throw new IllegalArgumentException(
                    "parts have at least " + SMALLEST + " characters, not " + partCharacters);
        }
        Paging paging = new Paging(partCharacters);
        document.blocks().forEach(paging::add);
        paging.turn();
        return paging.parts.isEmpty() ? List.of("") : List.copyOf(paging.parts);
    }

    private void add(Block block) {
        boolean isHeading = block.lines().size() == 1 && block.lines().get(0).startsWith("#");
        if (isHeading && current.length() > limit - SMALLEST / 2) {
            turn();
        }
        boolean isOpen = false;
        for (String line : block.lines()) {
            for (String piece : pieces(line)) {
                if (current.length() > 0 && current.length() + piece.length() + 2 > limit) {
                    close(block, isOpen);
                    turn();
                    isOpen = false;
                }
                if (isOpen) {
                    current.append('\n');
                } else {
                    open(block);
                    isOpen = true;
                }
                current.append(piece);
            }
        }
        close(block, isOpen);
    }

    private void open(Block block) {
        if (current.length() > 0) {
            current.append("\n\n");
        }
        if (!block.head().isEmpty()) {
            current.append(block.head()).append('\n');
        }
    }

    private void close(Block block, boolean isOpen) {
        if (isOpen && !block.foot().isEmpty()) {
            current.append('\n').append(block.foot());
        }
    }

    private void turn() {
        if (current.length() > 0) {
            parts.add(current.toString());
            current.setLength(0);
        }
    }

    private List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (rest.length() > limit) {
            int cut = cut(rest);
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut);
        }
        pieces.add(rest);
        return pieces;
    }

    private int cut(String text) {
        for (String end : List.of("\n", ". ", "。", " ")) {
            int at = text.lastIndexOf(end, limit - end.length());
            if (at >= limit / 2) {
                return at + end.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
