package dev.acumen.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"L17", "l17", "17", "[L17]", "[l17]", "[17]", "  L17\n", "L017"})
    void readsEveryWayModelsWriteAnId(String text) {
        assertThat(LessonId.parse(text)).isEqualTo(new LessonId(17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "L",
                "[]",
                "L0",
                "-1",
                "L-1",
                "L1.5",
                "1e3",
                "LL17",
                "L 17",
                "[L17",
                "L17]",
                "[[L17]]",
                "L17 L18",
                "A17",
                "\u0661",
                "9999999999999999999",
                "null"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> LessonId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatItWrites() {
        for (long number = 1; number < 1_000_000_000_000_000_000L; number *= 10) {
            assertThat(LessonId.parse(new LessonId(number).toString())).isEqualTo(new LessonId(number));
        }
    }

    @Test
    void isOrderedByNumber() {
        assertThat(new LessonId(9)).isLessThan(new LessonId(10));
    }
}
