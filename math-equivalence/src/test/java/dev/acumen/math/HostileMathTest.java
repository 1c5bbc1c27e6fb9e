package dev.acumen.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.acumen.math.MathVerdict.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10^{10^{10}}",
                "10^10^10",
                "9^{9^{9^{9}}}",
                "(10^9)!",
                "((100!)!)!",
                "2^{2^{2^{2^{2^2}}}}",
                "0.1^{1000000000}",
                "e^{e^{e^{e^5}}}",
                "\\sum_{k=1}^{100000} \\frac{1}{k}",
                "\\sum_{a=1}^{2000}\\sum_{b=1}^{2000} ab",
                "\\prod_{k=1}^{2000} k!",
                "\\binom{1000000}{500000}",
                "x^{x^{x^{x^{x}}}}",
                "\\sin(10^{100})",
                "\\lfloor 10^{50}\\sqrt{2} \\rfloor"
            })
    void tooMuchToCalculateCannotBeTold(String expression) {
        MathVerdict verdict = assertTimeoutPreemptively(PATIENCE, () -> MathEquivalence.judge("5", expression));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.reason()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedTextIsBoundedAndNeverEqual(String reply) {
        MathVerdict verdict = assertTimeoutPreemptively(PATIENCE, () -> MathEquivalence.judge("x^2+5", reply));
        assertThat(verdict.outcome()).isNotEqualTo(Outcome.EQUAL);
    }

    static List<String> malformed() {
        return List.of(
                "",
                "\\",
                "\\frac",
                "\\frac{",
                "\\sqrt[",
                "x^",
                "x_",
                "\\begin{pmatrix}",
                "|",
                "{".repeat(1_000_000),
                "\\boxed{" + "{".repeat(1_000_000),
                "\\boxed{".repeat(140_000),
                "(".repeat(500_000) + "1" + ")".repeat(500_000),
                "(".repeat(1_500) + "1" + ")".repeat(1_500),
                "\\frac{".repeat(900),
                "\\sqrt{".repeat(800) + "2" + "}".repeat(800),
                "\\text{1".repeat(700) + "}".repeat(700),
                "2^".repeat(1_400) + "2",
                "-".repeat(2_900) + "1",
                "x+".repeat(1_400) + "1",
                "\\sin x+".repeat(350) + "1",
                "(x+1)^{97}".repeat(300),
                "1".repeat(1_000_000),
                "$".repeat(50_000),
                "$x$ ".repeat(12_000),
                "a**b ".repeat(10_000),
                "is ".repeat(16_000),
                "answer is ".repeat(5_000),
                "\\begin{pmatrix}".repeat(2_000),
                "1,".repeat(2_000) + "1",
                "\\pm 1".repeat(500));
    }

    @Test
    void theDeadlineEndsAComparison() {
        MathVerdict verdict = MathEquivalence.judge("x+1", "\\sin x+".repeat(300) + "1", Duration.ofNanos(1));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.reason()).contains("longer than");
    }

    @Test
    void anInterruptEndsAComparisonAndIsKept() {
        Thread.currentThread().interrupt();
        MathVerdict verdict = MathEquivalence.judge("x+1", "\\sin x+".repeat(300) + "1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(verdict).isEqualTo(MathVerdict.undecided("the comparison was interrupted"));
    }

    @Test
    void textThatIsTheSameIsEqualHoweverLargeItsValue() {
        assertThat(MathEquivalence.judge("10^{10^{10}}", "\\boxed{10^{10^{10}}}")
                        .outcome())
                .isEqualTo(Outcome.EQUAL);
    }
}
