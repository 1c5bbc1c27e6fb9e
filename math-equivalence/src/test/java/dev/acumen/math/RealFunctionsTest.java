package dev.acumen.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RealFunctionsTest {

    private static final BigDecimal TINY = new BigDecimal("1e-55");

    @Test
    void agreesWithThePlatformToItsPrecision() {
        for (double x : new double[] {-700.5, -31.4, -3.14, -1, -0.001, 1e-9, 0.5, 1, 2.718, 10, 123.456, 700}) {
            assertNear(RealFunctions::exp, Math::exp, x);
            assertNear(RealFunctions::sin, Math::sin, x);
            assertNear(RealFunctions::cos, Math::cos, x);
            assertNear(y -> RealFunctions.atan2(y, BigDecimal.ONE), Math::atan, x);
            if (x > 0) {
                assertNear(RealFunctions::ln, Math::log, x);
            }
        }
    }

    @Test
    void identitiesHoldToManyDigits() {
        for (String text : new String[] {"0.3", "1.7", "-2.9", "25", "0.00001"}) {
            BigDecimal x = new BigDecimal(text);
            BigDecimal one =
                    RealFunctions.sin(x).pow(2).add(RealFunctions.cos(x).pow(2));
            assertThat(one).isCloseTo(BigDecimal.ONE, within(TINY));
            assertThat(RealFunctions.ln(RealFunctions.exp(x))).isCloseTo(x, within(TINY));
            BigDecimal angle = RealFunctions.atan2(RealFunctions.sin(x), RealFunctions.cos(x));
            assertThat(RealFunctions.sin(angle)).isCloseTo(RealFunctions.sin(x), within(TINY));
        }
        assertThat(RealFunctions.exp(BigDecimal.ONE)).isCloseTo(RealFunctions.E, within(TINY));
    }

    private static void assertNear(UnaryOperator<BigDecimal> function, DoubleUnaryOperator platform, double x) {
        double expected = platform.applyAsDouble(x);
        double tolerance = Math.max(1e-12, Math.abs(expected) * 1e-12);
        assertThat(function.apply(new BigDecimal(x)).doubleValue()).isCloseTo(expected, within(tolerance));
    }
}
