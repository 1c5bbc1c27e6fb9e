package dev.acumen.learning.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShrinkageTest {

    private static final double EXACT = 1e-12;

    /** Mean 4, squares around it 9, 1, 1, 9, so the spread is 5 − 1 = 4 and a fifth of each distance goes. */
    @Test
    void fourEffectsAreShrunkAsWorkedByHand() {
        Shrinkage shrinkage = new Shrinkage(new double[] {1, 3, 5, 7}, new double[] {1, 1, 1, 1});
        assertThat(shrinkage.shrunk(0).effect()).isCloseTo(1.6, within(EXACT));
        assertThat(shrinkage.shrunk(1).effect()).isCloseTo(3.2, within(EXACT));
        assertThat(shrinkage.shrunk(3).effect()).isCloseTo(6.4, within(EXACT));
        // 1 - 3/4 * 1/5 + 2/1 * (1/5)^2 * 9
        assertThat(shrinkage.shrunk(0).deviation()).isCloseTo(Math.sqrt(0.85 + 0.72), within(EXACT));
        assertThat(shrinkage.shrunk(0).harm()).isCloseTo(0.1008, within(1e-4));
    }

    @Test
    void effectsWithLargerErrorsAreShrunkMore() {
        Shrinkage shrinkage = new Shrinkage(new double[] {-1, -1, 1, 1}, new double[] {0.1, 0.9, 0.1, 0.9});
        // Mean 0; a spread of A solves (1 - 0.01 - A) / (A + 0.01) + (1 - 0.81 - A) / (A + 0.81) = 0, which gives
        // 0.7075.
        double spread = 0.73031;
        assertThat(shrinkage.shrunk(0).effect()).isCloseTo(-spread / (spread + 0.01), within(1e-4));
        assertThat(shrinkage.shrunk(1).effect()).isCloseTo(-spread / (spread + 0.81), within(1e-4));
    }

    /** A precise effect far from vague ones around 0 stays where it is. */
    @Test
    void vagueEffectsDoNotPullAPreciseOne() {
        Shrinkage shrinkage = new Shrinkage(
                new double[] {-0.06, 0.03, -0.03, 0.02, -0.02, 0.01},
                new double[] {0.016, 0.05, 0.05, 0.05, 0.05, 0.05});
        assertThat(shrinkage.shrunk(0).effect()).isLessThan(-0.035);
        assertThat(shrinkage.shrunk(0).harm()).isGreaterThan(0.85);
    }

    @Test
    void effectsThatDifferNoMoreThanTheirErrorsBecomeTheirMean() {
        Shrinkage shrinkage = new Shrinkage(new double[] {0.1, 0.2, 0.3, 0.2}, new double[] {1, 1, 1, 1});
        assertThat(shrinkage.shrunk(0).effect()).isCloseTo(0.2, within(EXACT));
        assertThat(shrinkage.shrunk(2).effect()).isCloseTo(0.2, within(EXACT));
    }

    @Test
    void fewerThanFourAreLeftAsTheyAre() {
        Shrinkage shrinkage = new Shrinkage(new double[] {-1, 0, 2}, new double[] {1, 1, 1});
        assertThat(shrinkage.shrunk(2)).isEqualTo(new Shrinkage.Shrunk(2, 1));
        assertThat(new Shrinkage(new double[] {-1.2815515655446004}, new double[] {1})
                        .shrunk(0)
                        .harm())
                .isCloseTo(0.9, within(1e-9));
    }
}
