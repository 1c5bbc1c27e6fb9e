package dev.acumen.learning.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Usage;
import dev.acumen.learning.report.Forecast;
import dev.acumen.simulation.script.Samples;
import dev.langchain4j.data.message.AiMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A small part tells what the whole will take. */
class EstimateTest {

    private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.TEN);

    /** 100 tasks in one step with groups of 5, and 2 × 20 held-out attempts. */
    private static final Forecast FORECAST = Forecast.of(new Forecast.Practice(100, 1, 100, 500, true), 20, 40, 1);

    @Test
    void whereCallsAreAllAlikeTheNumberOfMixedGroupsAloneIsUncertain() {
        List<FinishedCall> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(call(Phase.ROLLOUT, i, 1000, 100));
        }
        calls.add(call(Phase.SUMMARIZE, 0, 500, 50));
        calls.add(call(Phase.SUMMARIZE, 1, 500, 50));
        calls.add(call(Phase.DISTILL, 0, 600, 60));
        calls.add(call(Phase.DISTILL, 1, 600, 60));
        calls.add(call(Phase.CURATE, 0, 700, 70));
        calls.add(call(Phase.CURATE, 1, 700, 70));

        Estimate estimate = Estimate.of(FORECAST, new Estimate.Probe(calls, 10, 5, 5, 0), Optional.of(PRICE), 10);

        Estimate.PhaseEstimate rollouts = estimate.phases().get(Phase.ROLLOUT);
        assertThat(rollouts.calls()).isEqualTo(Range.exactly(540));
        assertThat(rollouts.inputTokens()).isEqualTo(Range.exactly(540_000));
        assertThat(rollouts.costUsd().orElseThrow().low()).isCloseTo(0.54 + 0.54, within(1e-9));
        // The score interval of 5 of 10.
        assertThat(estimate.mixed().low()).isCloseTo(0.237, within(0.001));
        assertThat(estimate.mixed().high()).isCloseTo(0.763, within(0.001));
        assertThat(estimate.phases().get(Phase.SUMMARIZE).calls().low()).isCloseTo(118.3, within(0.1));
        assertThat(estimate.assumed()).isEmpty();
        assertThat(estimate.total().calls().low())
                .isLessThan(estimate.total().calls().high());
        assertThat(estimate.seconds().low()).isGreaterThanOrEqualTo(54);
    }

    @Test
    void whatTheProbeNeverDidIsAssumedAndSaid() {
        Estimate estimate = Estimate.of(
                FORECAST,
                new Estimate.Probe(List.of(call(Phase.ROLLOUT, 0, 1000, 100)), 1, 0, 5, 2_000),
                Optional.of(PRICE),
                10);

        assertThat(estimate.assumed()).containsExactly(Phase.SUMMARIZE, Phase.DISTILL, Phase.CURATE);
        assertThat(estimate.phases().get(Phase.ROLLOUT).inputTokens().high()).isGreaterThanOrEqualTo(520 * 2_000.0);
    }

    @Test
    void withoutAPriceOrUsageTheCostIsUnknownAndNotZero() {
        List<FinishedCall> silent = List.of(call(Phase.ROLLOUT, 0, Usage.unreported()));

        assertThat(Estimate.of(FORECAST, new Estimate.Probe(silent, 1, 0, 5, 0), Optional.of(PRICE), 1)
                        .total()
                        .costUsd())
                .isEmpty();
        assertThat(Estimate.of(
                                FORECAST,
                                new Estimate.Probe(List.of(call(Phase.ROLLOUT, 0, 10, 10)), 1, 0, 5, 0),
                                Optional.empty(),
                                1)
                        .total()
                        .costUsd())
                .isEmpty();
    }

    private static FinishedCall call(Phase phase, int sample, long input, long output) {
        return call(phase, sample, Usage.of(input, output));
    }

    private static FinishedCall call(Phase phase, int sample, Usage usage) {
        return new FinishedCall(
                new CallKey("e", new CallSite(Samples.PASS, phase, "t", sample), 1, "0".repeat(64)),
                AiMessage.from("x"),
                "m",
                Optional.empty(),
                usage,
                Optional.empty(),
                Duration.ofSeconds(1),
                1);
    }
}
