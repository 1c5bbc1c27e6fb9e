package dev.acumen.tools.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.tools.page.Block;
import dev.acumen.tools.page.ReadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final int LIMIT = 500;

    @Test
    void theJoinedPartsHoldAllTextInOrder() {
        for (int seed = 0; seed < 200; seed++) {
            ReadableDocument document = random(new Random(seed));
            List<String> parts = Paging.parts(document, LIMIT);
            assertThat(parts).isEqualTo(Paging.parts(document, LIMIT));
            String joined = String.join("\n", parts);
            for (Block block : document.blocks()) {
                if (!block.head().isEmpty()) {
                    joined = joined.replace(block.head(), "");
                }
            }
            String whole = String.join(
                    "\n",
                    document.blocks().stream()
                            .flatMap(block -> block.lines().stream())
                            .toList());
            assertThat(joined.replaceAll("\\s+|```", "")).as("seed " + seed).isEqualTo(whole.replaceAll("\\s+", ""));
            for (String part : parts) {
                assertThat(part.length()).isLessThanOrEqualTo(LIMIT + 60);
                assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            }
        }
    }

    @Test
    void tablesAreCutBetweenRowsUnderTheirHeader() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add("| row " + i + " | value |");
        }
        String head = "| a | b |\n| --- | --- |";
        List<String> parts =
                Paging.parts(new ReadableDocument("", List.of(new Block(head, rows, "")), List.of()), LIMIT);
        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(part).startsWith(head).endsWith(" |"));
    }

    @Test
    void anEmptyDocumentHasOnePart() {
        assertThat(Paging.parts(new ReadableDocument("", List.of(), List.of()), LIMIT))
                .containsExactly("");
        assertThatThrownBy(() -> Paging.parts(new ReadableDocument("", List.of(), List.of()), 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ReadableDocument random(Random random) {
        List<Block> blocks = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            List<String> lines = new ArrayList<>();
            for (int line = random.nextInt(8); line >= 0; line--) {
                lines.add(words(random));
            }
            String head = random.nextInt(3) == 0 ? "<head " + i + ">" : "";
            blocks.add(new Block(head, lines, random.nextInt(4) == 0 ? "```" : ""));
        }
        return new ReadableDocument("", blocks, List.of());
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("w");
        boolean hasSpaces = random.nextInt(4) > 0;
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 1_500 : 90); i > 0; i--) {
            words.append(
                    random.nextInt(9) == 0 && hasSpaces
                            ? (random.nextBoolean() ? " " : ". ")
                            : random.nextInt(9) == 0 ? "😀" : "x");
        }
        return words.append('e').toString();
    }
}
