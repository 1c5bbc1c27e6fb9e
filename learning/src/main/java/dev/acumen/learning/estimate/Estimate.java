package dev.acumen.learning.estimate;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Usage;
import dev.acumen.learning.report.Forecast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a learning run will take: how many calls follows from its settings and from how many groups turn out mixed; what a call
 * takes was measured on a few. Ranges are about 95 % likely as far as the probe resembles the rest.
 *
 * @param phases by phase, in the order of the work
 * @param seconds for all of it, so many calls at once
 * @param mixed share of groups that are reviewed, on which the number of reviewing calls depends
 * @param assumed phases of which the probe made no call, so that their size is taken from the attempts'
 */
public record Estimate(Map<Phase, PhaseEstimate> phases, Range seconds, Range mixed, List<Phase> assumed) {

    /** Tokens of a summary, comparison or list of edits, where none was seen. */
    private static final Range REPLY = new Range(50, 800);

    private static final double Z95 = 1.96;

    public Estimate {
        phases = new LinkedHashMap<>(phases);
        assumed = List.copyOf(assumed);
    }

    /**
     * What the calls of one phase will take together.
     *
     * @param calls how many
     * @param inputTokens cached ones included
     * @param outputTokens thinking included
     * @param costUsd US dollars, if the price is known and usage is reported
     */
    public record PhaseEstimate(Range calls, Range inputTokens, Range outputTokens, Optional<Range> costUsd) {}

    /**
     * What was measured, and what it is to be scaled to.
     *
     * @param calls of the probe
     * @param groups groups of the probe
     * @param mixedGroups those of them that turned out mixed
     * @param groupSize attempts at each task
     * @param libraryTokens the most tokens of lessons that may come to stand before an attempt
     */
    public record Probe(List<FinishedCall> calls, int groups, int mixedGroups, int groupSize, int libraryTokens) {}

    /**
     * Scales the probe to the run.
     *
     * @param concurrency calls at once
     */
    public static Estimate of(Forecast forecast, Probe probe, Optional<Price> price, int concurrency) {
        Map<Phase, List<FinishedCall>> byPhase = new EnumMap<>(Phase.class);
        probe.calls()
                .forEach(call -> byPhase.computeIfAbsent(call.key().site().phase(), phase -> new ArrayList<>())
                        .add(call));
        Range mixed = share(probe.mixedGroups(), probe.groups());
        Range turns = turns(byPhase.getOrDefault(Phase.ROLLOUT, List.of()));
        Map<Phase, Range> calls = calls(forecast, probe, mixed, turns);
        Map<Phase, PhaseEstimate> phases = new LinkedHashMap<>();
        List<Phase> assumed = new ArrayList<>();
        Range seconds = Range.NONE;
        Range chain = Range.NONE;
        for (Map.Entry<Phase, Range> entry : calls.entrySet()) {
            Phase phase = entry.getKey();
            boolean seen = byPhase.containsKey(phase);
            if (!seen) {
                assumed.add(phase);
            }
            Measured measured =
                    new Measured(byPhase.getOrDefault(phase, byPhase.getOrDefault(Phase.ROLLOUT, List.of())));
            phases.put(phase, phase(phase, entry.getValue(), measured, seen, forecast, probe, price));
            seconds = seconds.plus(entry.getValue().times(measured.seconds()));
            chain = chain.plus(measured.seconds());
        }
        double steps = forecast.steps() + (forecast.heldOutAttempts() > 0 ? 1 : 0);
        Range atLeast = chain.times(Range.exactly(steps));
        Range shared = new Range(seconds.low() / concurrency, seconds.high() / concurrency);
        return new Estimate(
                phases,
                new Range(Math.max(shared.low(), atLeast.low()), shared.high() + atLeast.high()),
                mixed,
                assumed);
    }

    /** All phases together. */
    public PhaseEstimate total() {
        PhaseEstimate total = new PhaseEstimate(Range.NONE, Range.NONE, Range.NONE, Optional.of(Range.NONE));
        for (PhaseEstimate phase : phases.values()) {
            total = new PhaseEstimate(
                    total.calls().plus(phase.calls()),
                    total.inputTokens().plus(phase.inputTokens()),
                    total.outputTokens().plus(phase.outputTokens()),
                    total.costUsd().flatMap(sum -> phase.costUsd().map(sum::plus)));
        }
        return total;
    }

    /** Calls of one attempt: their mean with its 95 % interval. */
    private static Range turns(List<FinishedCall> rollouts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rollouts.forEach(call -> counts.merge(call.key().site().toString(), 1, Integer::sum));
        if (counts.isEmpty()) {
            return Range.exactly(1);
        }
        double mean = (double) rollouts.size() / counts.size();
        double squares = counts.values().stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        double half = counts.size() < 2 ? 0 : Z95 * Math.sqrt(squares / (counts.size() - 1) / counts.size());
        return new Range(Math.max(1, mean - half), mean + half);
    }

    private static Map<Phase, Range> calls(Forecast forecast, Probe probe, Range mixed, Range turns) {
        Range reviewed = mixed.times(Range.exactly(forecast.groups()));
        Map<Phase, Range> calls = new LinkedHashMap<>();
        int most = forecast.callsAtLeast()
                - forecast.practiceAtLeast()
                + forecast.practiceAttempts()
                + forecast.trialAttempts()
                + forecast.heldOutAttempts()
                - forecast.heldOutAtLeast();
        calls.put(
                Phase.ROLLOUT,
                turns.times(new Range(forecast.callsAtLeast(), Math.max(most, forecast.callsAtLeast()))));
        calls.put(Phase.SUMMARIZE, reviewed.times(Range.exactly(probe.groupSize())));
        calls.put(Phase.DISTILL, reviewed);
        calls.put(Phase.CURATE, reviewed.orUpTo(forecast.reconciles()));
        if (forecast.likelihoods() > 0) {
            calls.put(Phase.LIKELIHOOD, Range.NONE.orUpTo(forecast.likelihoods()));
        }
        return calls;
    }

    private static PhaseEstimate phase(
            Phase phase,
            Range calls,
            Measured measured,
            boolean seen,
            Forecast forecast,
            Probe probe,
            Optional<Price> price) {
        Range input = measured.inputTokens();
        Range output = measured.outputTokens();
        if (!seen) {
            // A summary reads one attempt whole; what follows reads several summaries.
            input = input.plus(output).plus(Range.exactly(300));
            output = phase == Phase.LIKELIHOOD ? Range.exactly(1) : REPLY;
        }
        // Lessons stand in every call of an attempt, but in those of the held-out arm without.
        double practised = 1 - forecast.heldOutAttempts() / 2.0 / Math.max(1, forecast.callsAtLeast());
        double lessons = phase == Phase.ROLLOUT ? calls.high() * practised * probe.libraryTokens() : 0;
        Range allInput = calls.times(input).orUpTo(lessons);
        Range allOutput = calls.times(output);
        Optional<Range> cost = price.filter(known -> measured.isReported())
                .flatMap(known -> cost(known, allInput, allOutput, measured.cachedShare()));
        return new PhaseEstimate(calls, allInput, allOutput, cost);
    }

    private static Optional<Range> cost(Price price, Range input, Range output, double cachedShare) {
        Optional<BigDecimal> low = price.of(usage(input.low(), output.low(), cachedShare));
        Optional<BigDecimal> high = price.of(usage(input.high(), output.high(), cachedShare));
        return low.flatMap(least -> high.map(most -> new Range(least.doubleValue(), most.doubleValue())));
    }

    private static Usage usage(double input, double output, double cachedShare) {
        return new Usage(
                OptionalLong.of(Math.round(input)),
                OptionalLong.of(Math.round(input * cachedShare)),
                OptionalLong.of(Math.round(output)));
    }

    /** The score interval of a share (E. B. Wilson, JASA 22, 1927). Of nothing, anything is possible. */
    private static Range share(int some, int all) {
        if (all == 0) {
            return new Range(0, 1);
        }
        double z2 = Z95 * Z95;
        double p = (double) some / all;
        double middle = (p + z2 / (2 * all)) / (1 + z2 / all);
        double half = Z95 / (1 + z2 / all) * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all * all));
        return new Range(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
