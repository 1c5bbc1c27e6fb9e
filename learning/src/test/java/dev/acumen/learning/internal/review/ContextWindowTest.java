package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.TokenEstimate;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ContextWindowTest {

    @RepeatedTest(100)
    void aFittedTextTakesNoMoreThanItMayAndStaysWellFormed(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        int ascii = random.nextInt(5_000);
        for (int i = 0; i < ascii; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        for (int i = random.nextInt(5_000); i > 0; i--) {
            text.appendCodePoint(new int[] {'x', 'ä', '漢', 0x1F69A}[random.nextInt(4)]);
        }
        int tokens = 16 + random.nextInt(2_000);

        String fitted = ContextWindow.fit(text.toString(), tokens);

        assertThat(TokenEstimate.of(fitted)).isLessThanOrEqualTo(tokens);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(fitted)).isTrue();
    }

    @Test
    void beginningAndEndSurvive() {
        String text = "Begin." + "x".repeat(10_000) + "#### 42";

        assertThat(ContextWindow.fit(text, 100))
                .startsWith("Begin.")
                .endsWith("#### 42")
                .contains(" characters left out ...]");
        assertThat(ContextWindow.fit(text, 10_000)).isEqualTo(text);
        assertThat(ContextWindow.fit(text, -5)).hasSizeLessThan(80);
    }

    @Test
    void aWindowThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> new ContextWindow(1_023)).hasMessageContaining("1024");
        assertThat(new ContextWindow(1_024).materialTokens()).isGreaterThan(200);
    }
}
