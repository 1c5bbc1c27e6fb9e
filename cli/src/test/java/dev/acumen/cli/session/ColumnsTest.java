package dev.acumen.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "plain, 5",
        "Zoë, 3",
        "Zoe\u0308, 3",
        "학습 3, 6",
        "\u1112\u1161\u11A8, 2",
        "学習中, 6",
        "ＡＢ, 4",
        "ｶﾅ, 2",
        "ไม่, 2",
        "नमस्ते, 4",
        "🚀 go, 5",
        "✅, 2",
        "✓, 1",
        "❤, 1",
        "❤\uFE0F, 2",
        "👍🏽, 4",
        "👩\u200D💻, 4",
        "🇳🇱, 2",
        "𠀀, 2",
        "–, 1",
    })
    void countsWideCharactersTwiceAndMarksNotAtAll(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "step 1 of 2, 6, step 1",
        "step 1, 6, step 1",
        "step 1, 0, ''",
        "step 1, -1, ''",
        "学習中, 4, 学習",
        "学習中, 5, 学習",
        "a学習, 2, a",
        "Zoe\u0308s, 3, Zoe\u0308",
        "ab👩\u200D💻c, 4, ab",
        "ab👩\u200D💻c, 6, ab👩\u200D💻",
        "ab👍🏽, 4, ab",
        "a🇳🇱🇩🇪, 3, a🇳🇱",
        "a🇳🇱🇩🇪, 4, a🇳🇱",
        "❤\uFE0F!, 1, ''",
    })
    void cutsBetweenCharactersAsTheyAreSeen(String text, int columns, String expected) {
        assertThat(Columns.cut(text, columns)).isEqualTo(expected);
        assertThat(Columns.of(expected)).isLessThanOrEqualTo(Math.max(0, columns));
    }

    @Test
    void aSoleMarkTakesNoRoomForEver() {
        assertThat(Columns.cut("a" + "\u0301".repeat(1000) + "b", 1)).isEqualTo("a" + "\u0301".repeat(1000));
    }
}
