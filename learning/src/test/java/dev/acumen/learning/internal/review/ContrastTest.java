package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.SampleComparisons;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastTest {

    @Test
    void theBestStandFirstAndWhoDidAsTheMeanIsLeftOut() {
        List<Contrast> contrasts = Contrast.byAdvantage(estimate(0, 0.5, 1, 0.5), true);

        assertThat(contrasts)
                .extracting(contrast -> contrast.member().rollout().id().sample())
                .containsExactly(2, 0);
        assertThat(contrasts)
                .extracting(Contrast::signedWeight)
                .usingComparatorForType((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1, Double.class)
                .containsExactly(0.5, -0.5);
    }

    @Test
    void equalAdvantagesStayInTheOrderOfTheirSamples() {
        assertThat(Contrast.byAdvantage(estimate(0, 1, 0, 1), true))
                .extracting(contrast -> contrast.member().rollout().id().sample())
                .containsExactly(1, 3, 0, 2);
    }

    @Test
    void weightsAreSharesOfAllAdvantagesWithTheirSigns() {
        List<Contrast> contrasts = Contrast.byAdvantage(estimate(0, 0, 0, 1), true);

        assertThat(contrasts.stream().mapToDouble(Contrast::signedWeight).sum()).isCloseTo(0, within(1e-9));
        assertThat(contrasts.stream().mapToDouble(Contrast::weight).sum()).isCloseTo(1, within(1e-9));
        assertThat(contrasts.get(0).signedWeight()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void attemptsInTheOrderTheyCameAreNotWeighed() {
        assertThat(Contrast.asTheyCame(estimate(0, 0, 0, 1)))
                .extracting(contrast -> contrast.member().rollout().id().sample(), Contrast::isWeighed)
                .containsExactly(tuple(0, false), tuple(1, false), tuple(2, false), tuple(3, false));
    }

    private static AdvantagedGroup estimate(double... rewards) {
        return new GroupRelativeAdvantage().estimate(SampleComparisons.of(rewards));
    }
}
