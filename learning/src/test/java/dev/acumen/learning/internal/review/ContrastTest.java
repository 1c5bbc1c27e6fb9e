package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.AdvantagedGroup;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastTest {

    @Test
    void theBestStandFirstAndWhoDidAsTheMeanIsLeftOut() {
        List<Contrast> contrasts = Contrast.byAdvantage(estimate(0, 0.5, 1, 0.5));

        assertThat(contrasts)
                .extracting(contrast -> contrast.member().rollout().id().sample())
                .containsExactly(2, 0);
        assertThat(contrasts)
                .extracting(Contrast::weight)
                .allSatisfy(weight -> assertThat(weight).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void equalAdvantagesStayInTheOrderOfTheirSamples() {
        assertThat(Contrast.byAdvantage(estimate(0, 1, 0, 1)))
                .extracting(contrast -> contrast.member().rollout().id().sample())
                .containsExactly(1, 3, 0, 2);
    }

    @Test
    void weightsAreSharesOfAllAdvantages() {
        List<Contrast> contrasts = Contrast.asTheyCame(estimate(0, 0, 0, 1));

        assertThat(contrasts)
                .extracting(contrast -> contrast.member().rollout().id().sample())
                .containsExactly(0, 1, 2, 3);
        assertThat(contrasts.stream().mapToDouble(Contrast::weight).sum()).isCloseTo(1, within(1e-9));
        assertThat(contrasts.get(3).weight()).isCloseTo(0.5, within(1e-6));
    }

    private static AdvantagedGroup estimate(double... rewards) {
        return new GroupRelativeAdvantage().estimate(Samples.group(Samples.task("t"), rewards));
    }
}
