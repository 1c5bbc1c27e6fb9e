package dev.acumen.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonTest {

    private static Lesson lesson(String text) {
        return new Lesson(new LessonId(1), text, Provenance.by("test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Round: up",
                "  Round:\n\tup ",
                "Round:\r\nup",
                "Round:\u0000up",
                "Round:\u0085up",
                "Round:\u2028up",
                "Round:\u00a0up",
                "Round:\u009bup",
                "\u2029Round:\u000b\u000cup\u001b"
            })
    void textIsOneLine(String text) {
        assertThat(lesson(text).text()).isEqualTo("Round: up");
        assertThat(new LessonEdit.Add(text, Provenance.by("test")).text()).isEqualTo("Round: up");
        assertThat(new LessonEdit.Update(new LessonId(1), text, Provenance.by("test")).text())
                .isEqualTo("Round: up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u0000", "\u0085", "\u2028\u00a0"})
    void textIsNotBlank(String text) {
        assertThatThrownBy(() -> lesson(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void caseAndPunctuationMakeNoDifference() {
        assertThat(Lesson.duplicateKey("Round: When in doubt, round UP!"))
                .isEqualTo(Lesson.duplicateKey("round when in doubt round up."));
    }

    @Test
    void numbersAndOperatorsMakeADifference() {
        assertThat(Lesson.duplicateKey("Divide by 1.5")).isNotEqualTo(Lesson.duplicateKey("Divide by 15"));
        assertThat(Lesson.duplicateKey("a < b")).isNotEqualTo(Lesson.duplicateKey("a > b"));
        assertThat(Lesson.duplicateKey("5 %")).isNotEqualTo(Lesson.duplicateKey("5 $"));
        assertThat(Lesson.duplicateKey("!!!")).isNotEqualTo(Lesson.duplicateKey("???"));
    }
}
