package dev.acumen.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
                "1 / 3 | 0.33333333333333333333",
                "2 ^ 10 | 1024",
                "2 ** 0.5 | 1.4142135623731",
                "-2 ^ 2 | 4",
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
                "10 ^ 40 | 1E+40",
                "PI | 3.1415926535897932385"
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
                "$5"
            })
    void answersNonsenseWithOneLine(String expression) {
        assertThat(calculator.calculate(expression))
                .startsWith("error: ")
                .hasSizeLessThan(250)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void answersHostileInputAtOnce(String expression) {
        String answer = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> calculator.calculate(expression));
        assertThat(answer).startsWith("error: ").hasLineCount(1);
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
                "1".repeat(1_000));
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
