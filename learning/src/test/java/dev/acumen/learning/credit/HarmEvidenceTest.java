package dev.acumen.learning.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HarmEvidenceTest {

    @Test
    void anEValueIsTheMeanOfWhatTheBetsCameTo() {
        assertThat(HarmEvidence.of(new double[] {})).isCloseTo(1, within(1e-12));
        // Mean of 1 + 0.95 j / 20 over j = 1 .. 20.
        assertThat(HarmEvidence.of(new double[] {1})).isCloseTo(1.49875, within(1e-12));
        assertThat(HarmEvidence.of(new double[] {1, -0.5, 0.3}))
                .isCloseTo(HarmEvidence.of(new double[] {0.3, 1, -0.5}), within(1e-12));
    }

    @Test
    void whereThereIsNoHarmItIsOneInTheMeanAndSeldomLarge() {
        Random random = new Random(3);
        int draws = 20_000;
        double sum = 0;
        int large = 0;
        for (int draw = 0; draw < draws; draw++) {
            double value = HarmEvidence.of(
                    random.doubles(20).map(u -> u < 0.5 ? -0.4 : 0.4).toArray());
            sum += value;
            large += value >= 20 ? 1 : 0;
        }
        assertThat(sum / draws).isCloseTo(1, within(0.1));
        assertThat((double) large / draws).isLessThanOrEqualTo(0.05);
    }

    /** With four lessons and a rate of a tenth the bounds are 40, 20, 13.3 and 10. */
    @Test
    void lessonsAreCalledOutTogetherAsWorkedByHand() {
        assertThat(HarmEvidence.calledOut(List.of(1.0, 50.0, 30.0, 0.5), 0.1)).containsExactly(1, 2);
        assertThat(HarmEvidence.calledOut(List.of(35.0, 1.0, 25.0, 1.0), 0.1)).containsExactly(0, 2);
        assertThat(HarmEvidence.calledOut(List.of(39.0, 19.0, 13.0, 9.0), 0.1)).isEmpty();
        assertThat(HarmEvidence.calledOut(List.of(), 0.1)).isEmpty();
    }
}
