package dev.acumen.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorTest {

    private final Calculator calculator = new Calculator();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(1250 - 199.99) * 1.19 | 1249.5119",
                "0.1 + 0.2 | 0.3",
                "10 / 3 * 3 | 10",
                "1 / 3 | 1/3 ≈ 0.33333333333333333333",
                "1/3 + 1/6 | 1/2 = 0.5",
                "-7/4 | -7/4 = -1.75",
                "7 / 10.0 | 0.7",
                "1 / 2^40 | 1/1099511627776 ≈ 0.00000000000090949470177292823792",
                "2 ^ 10 | 1024",
                "2 ** 0.5 | 1.4142135623730950488",
                "-2 ^ 2 | -4",
                "2 ^ -2 | 1/4 = 0.25",
                "2^ -3^2 | 1/512 = 0.001953125",
                "(-8) ^ (1/3) | -2",
                "(9/4)^(-3/2) | 8/27 ≈ 0.2962962962962962963",
                "17 % 5 | 2",
                "3 × 4 ÷ 6 − 5 | -3",
                "2(3 + 4) | 14",
                "SQRT(2) * SQRT(2) | 2",
                "ROUND(2.345, 2) | 2.34",
                "FACT(20) | 2432902008176640000",
                "MAX(1, 7, 3) + MIN(4, 2) | 9",
                "SIN(30) | 0.5",
                "1.5E3 | 1500",
                "5 - 5 | 0",
                "10 ^ 40 | 10000000000000000000000000000000000000000",
                "PI | 3.1415926535897932385",
                "2PI | 6.2831853071795864769",
                "1.0001 ^ 10000 | 2.718145926825224864",
                "5! + 3! | 126",
                "FACT(30)/FACT(28) | 870",
                "COMB(52, 5) | 2598960",
                "COMB(5, 7) | 0",
                "PERM(10, 3) | 720",
                "GCD(84, 126, 210) | 42",
                "LCM(4, 6, 10) | 60",
                "MOD(-7, 5) | 3",
                "-7 % 5 | -2",
                "DIV(-7, 2) | -4",
                "17 // 5 | 3",
                "POWMOD(7, 10^18, 1000) | 1",
                "INVMOD(3, 11) | 4",
                "ISPRIME(2^89 - 1) | 1",
                "ISPRIME(2^11 - 1) | 0",
                "ISPRIME(-7) | 0",
                "NEXTPRIME(100) | 101",
                "NEXTPRIME(-5) | 2",
                "FACTOR(360) | 2^3 * 3^2 * 5",
                "FACTOR(999999999989) | 999999999989",
                "FACTOR(1) | 1",
                "PHI(36) | 12",
                "DIVISORS(360) | 24",
                "DIVISORSUM(28) | 56",
                "AVERAGE(1, 2, 4) | 7/3 ≈ 2.3333333333333333333",
                "SQRT(9/16) | 3/4 = 0.75",
                "ROUND(2/3, 3) | 667/1000 = 0.667",
                "FLOOR(-7/2) + CEILING(7/2) | 0",
                "LOG10(1000) | 3",
                "0 ^ 0 | 1",
                "(-1) ^ 10^17 | 1"
            })
    void calculates(String expression, String value) {
        assertThat(calculator.calculate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 +",
                "x + 1",
                "1 / 0",
                "SQRT(-1)",
                "\"a\" + 1",
                "NO_SUCH(1)",
                "1,234 + 1",
                "RANDOM()",
                "DT_NOW()",
                "true",
                "ABS()",
                "(((",
                "LOG(0)",
                "FACT(-1)",
                "FACT(1.5)",
                "ROUND(1)",
                "5 5 5 +",
                "é",
                "$5",
                "COMB(5, 1/2)",
                "COMB(-1, 2)",
                "GCD(4)",
                "POWMOD(2, 3, 0)",
                "INVMOD(2, 4)",
                "FACTOR(0)",
                "FACTOR(10^12 + 1)",
                "FACTOR(6) + 1",
                "NEXTPRIME(10^120)",
                "0 ^ -1",
                "(-2) ^ 0.5",
                "5 % 0",
                "5 // 0",
                "MOD(5, 0)",
                "NULL",
                "FACT(167)"
            })
    void refusesNonsenseWithOneLine(String expression) {
        assertRefused(expression);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void answersHostileInputAtOnce(String expression) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(expression));
    }

    static List<String> hostile() {
        return List.of(
                "9^9^9^9",
                "9^999999999",
                "10^10^10",
                "FACT(100000)",
                "FACT(FACT(20))",
                "1E999999999 + 1",
                "FLOOR(1E999999999)",
                "1E-999999999",
                "1E999999999 % 7",
                "7 % 1E-999999999",
                "ROUND(1, 999999999)",
                "ROUND(1, -999999999)",
                "SQRT(1E100000)",
                "(".repeat(1_000_000),
                "(".repeat(500) + "1" + ")".repeat(499),
                "-".repeat(999) + "1",
                "9^".repeat(450) + "9",
                "1".repeat(1_000),
                "FACT(".repeat(100) + "3" + ")".repeat(100),
                "5" + "!".repeat(900),
                "COMB(10^299, 10^298)",
                "PERM(10^299, 10^299)",
                "2^(2^(2^(2^(2^2))))",
                "(10^299)^(10^299)",
                "1.5^(10^299)",
                "(1/3)^(10^9)");
    }

    @Test
    void bigWholeNumbersHaveAllTheirDigits() {
        assertThat(calculator.calculate("FACT(166)")).hasSize(298).endsWith("0000");
        assertThat(calculator.calculate("2^996 - 2^996 + 2^200"))
                .isEqualTo(BigInteger.TWO.pow(200).toString());
        assertThat(calculator.calculate("1".repeat(300))).isEqualTo("1".repeat(300));
        assertThat(calculator.calculate("COMB(1000, 500) / COMB(1000, 499)")).startsWith("501/500 = 1.002");
    }

    @Test
    void theMostThatCanBeAskedEndsSoon() {
        String primes = "NEXTPRIME(10^99)" + "+NEXTPRIME(10^99)".repeat(57);
        String factors = "PHI(10^12-11)" + "+PHI(10^12-11)".repeat(69);
        String roots = "(10^299+1)^(1/3)" + "+(10^299+1)^(1/3)".repeat(57);
        String residues = "POWMOD(3,10^299,10^299)" + "+POWMOD(3,10^299,10^299)".repeat(39);
        for (String expression : List.of(primes, factors, roots, residues)) {
            assertThat(expression.length()).isBetween(900, 1_000);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                try {
                    assertThat(calculator.calculate(expression)).isNotEmpty();
                } catch (ToolFailure e) {
                    assertThat(e).hasMessageContaining("too long");
                }
            });
        }
    }

    @Test
    void anInterruptEndsACalculation() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> calculator.calculate("1 + 1")).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private void assertRefused(String expression) {
        assertThatThrownBy(() -> calculator.calculate(expression))
                .isInstanceOfSatisfying(ToolFailure.class, failure -> {
                    assertThat(failure.problem()).isEqualTo(ToolProblem.BAD_ARGUMENTS);
                    assertThat(failure.getMessage())
                            .isNotBlank()
                            .hasSizeLessThan(250)
                            .hasLineCount(1);
                });
    }

    @Test
    void isATool() throws Exception {
        List<ToolSpecification> tools = ToolSpecifications.toolSpecificationsFrom(calculator);
        assertThat(tools).hasSize(1);
        ToolSpecification tool = tools.get(0);
        assertThat(tool.name()).isEqualTo("calculate");
        assertThat(tool.description()).contains("SQRT");
        assertThat(tool.parameters().required()).containsExactly("expression");

        Method method = Arrays.stream(Calculator.class.getMethods())
                .filter(one ->
                        one.isAnnotationPresent(Tool.class) && one.getName().equals(tool.name()))
                .findFirst()
                .orElseThrow();
        assertThat(method.invoke(calculator, "6 * 7")).isEqualTo("42");
    }
}
