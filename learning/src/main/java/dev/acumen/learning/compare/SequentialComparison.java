package dev.acumen.learning.compare;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two arms on the same tasks, looked at as often as one likes. The unit is the task: a task's result is the mean reward of its graded attempts. Whoever looks after each task and stops as soon as
 * the verdict is better or worse is wrong about an arm that is no better, or no worse, with probability {@code alpha} at most: half of it for all those looks together ({@link EProcess}), half for the last
 * look at all the tasks there are ({@link LastLook}), which sees more because their number was fixed beforehand. The interval holds the true mean difference at all moments at once with probability
 * {@code 1 - alpha} at least ({@link ConfidenceSequence}).
 *
 * <p>It speaks of tasks such as these, drawn anew: a task counts once. A task without a graded attempt in one of the arms is left out of both, whatever the other came to.
 *
 * @param tasks tasks with a graded attempt in both arms
 * @param leftOut tasks without
 * @param without mean of the first arm over {@code tasks}
 * @param with mean of the second arm over {@code tasks}
 * @param low lower end of the interval for the difference
 * @param high upper end
 * @param wins tasks that did better in the second arm
 * @param losses tasks that did worse in it
 * @param logBetter logarithm of the evidence that the second arm is better
 * @param logWorse logarithm of the evidence that it is worse
 * @param verdict what that says
 * @param more about how many more tasks a verdict would take if they come out like these; empty if there is one, or if nothing points either way
 */
public record SequentialComparison(
        int tasks,
        int leftOut,
        double without,
        double with,
        double low,
        double high,
        int wins,
        int losses,
        double logBetter,
        double logWorse,
        ComparisonVerdict verdict,
        OptionalInt more) {

    private static final double EQUAL = 1e-9;

    /** What may be decided. */
    public record Terms(double alpha, double margin) {

        /**
         * @param alpha how often the verdict may be wrong, above 0 and below 1
         * @param margin differences nearer to zero than this are none; 0 if every difference counts
         */
        public Terms {
            if (!(alpha > 0 && alpha < 1)) {
                throw new IllegalArgumentException("--alpha must be above 0 and below 1, not " + alpha);
            }
            if (!(margin >= 0 && margin < 1)) {
                throw new IllegalArgumentException("--margin must be from 0 to below 1, not " + margin);
            }
        }

        /** The evidence, as odds to one, that decides at any look: half of alpha, on two sides. */
        public double decisive() {
            return 4 / alpha;
        }
    }

    /**
     * Compares what two arms came to so far.
     *
     * @param without groups of the first arm, in the order in which the tasks were taken
     * @param with groups of the second arm, in any order
     * @param isLast whether these are all the tasks there are
     * @throws IllegalArgumentException if a reward is not from 0 to 1
     */
    public static SequentialComparison of(List<Group> without, List<Group> with, Terms terms, boolean isLast) {
        Map<TaskId, Group> second = new HashMap<>();
        with.forEach(group -> second.put(group.task().id(), group));
        List<double[]> pairs = new ArrayList<>();
        for (Group first : without) {
            Group other = second.get(first.task().id());
            if (other != null && first.rewards().length > 0 && other.rewards().length > 0) {
                pairs.add(new double[] {mean(first), mean(other)});
            }
        }
        return of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
                without.size() - pairs.size(),
                terms,
                isLast);
    }

    /**
     * The same from results.
     *
     * @param without results of the first arm, from 0 to 1, in the order of the tasks
     * @param with results of the second arm
     * @param leftOut tasks that have none in one of the arms
     * @param isLast whether these are all the tasks there are
     */
    public static SequentialComparison of(double[] without, double[] with, int leftOut, Terms terms, boolean isLast) {
        double[] differences = IntStream.range(0, with.length)
                .mapToDouble(i -> with[i] - without[i])
                .toArray();
        Running running = new Running(terms);
        for (int i = 0; i < differences.length; i++) {
            running.add(without[i], with[i]);
        }
        ComparisonVerdict verdict = isLast ? running.lastVerdict(differences) : running.verdict();
        double logBetter = running.better.logEvidence();
        double logWorse = running.worse.logEvidence();
        return new SequentialComparison(
                differences.length,
                leftOut,
                Arrays.stream(without).average().orElse(Double.NaN),
                Arrays.stream(with).average().orElse(Double.NaN),
                running.low(),
                running.high(),
                (int) Arrays.stream(differences).filter(d -> d > EQUAL).count(),
                (int) Arrays.stream(differences).filter(d -> d < -EQUAL).count(),
                logBetter,
                logWorse,
                verdict,
                verdict == ComparisonVerdict.CANNOT_TELL
                        ? more(differences, logBetter, logWorse, terms)
                        : OptionalInt.empty());
    }

    /** A comparison to which tasks are added one by one. Not safe for use by several threads. */
    public static final class Running {
        private final Terms terms;
        private final EProcess better = new EProcess();
        private final EProcess worse = new EProcess();
        private final ConfidenceSequence interval;

        /** One without tasks. */
        public Running(Terms terms) {
            this.terms = terms;
            this.interval = new ConfidenceSequence(terms.alpha());
        }

        /**
         * Takes the results of another task.
         *
         * @param without of the first arm, from 0 to 1
         * @param with of the second arm, from 0 to 1
         */
        public void add(double without, double with) {
            better.add(with - without);
            worse.add(without - with);
            interval.add(with - without);
        }

        /** What the tasks so far say. */
        public ComparisonVerdict verdict() {
            double enough = Math.log(terms.decisive());
            if (better.logEvidence() >= enough) {
                return ComparisonVerdict.BETTER;
            }
            if (worse.logEvidence() >= enough) {
                return ComparisonVerdict.WORSE;
            }
            return low() > -terms.margin() && high() < terms.margin()
                    ? ComparisonVerdict.SAME
                    : ComparisonVerdict.CANNOT_TELL;
        }

        private ComparisonVerdict lastVerdict(double[] differences) {
            ComparisonVerdict before = verdict();
            if (before == ComparisonVerdict.BETTER || before == ComparisonVerdict.WORSE) {
                return before;
            }
            double rare = terms.alpha() / 4;
            if (LastLook.probability(differences) <= rare) {
                return ComparisonVerdict.BETTER;
            }
            double[] mirrored = Arrays.stream(differences).map(d -> -d).toArray();
            return LastLook.probability(mirrored) <= rare ? ComparisonVerdict.WORSE : before;
        }

        /** Lower end of the interval for the difference. */
        public double low() {
            return interval.low();
        }

        /** Upper end. */
        public double high() {
            return interval.high();
        }
    }

    private static OptionalInt more(double[] differences, double logBetter, double logWorse, Terms terms) {
        double sum = Arrays.stream(differences).sum();
        if (differences.length == 0 || Math.abs(sum) <= EQUAL) {
            return OptionalInt.empty();
        }
        double[] towards =
                Arrays.stream(differences).map(d -> d * Math.signum(sum)).toArray();
        double growth = IntStream.range(1, 100)
                .mapToDouble(step -> Arrays.stream(towards)
                        .map(d -> Math.log1p(step / 100.0 * d))
                        .average()
                        .orElse(0))
                .max()
                .orElse(0);
        double missing = Math.log(terms.decisive()) - Math.max(0, sum > 0 ? logBetter : logWorse);
        return OptionalInt.of((int) Math.min(1_000_000, Math.max(1, Math.ceil(missing / growth))));
    }

    /** The mean difference over the tasks so far. */
    public double difference() {
        return with - without;
    }

    private static double mean(Group group) {
        double mean = Arrays.stream(group.rewards()).average().orElse(0);
        if (Arrays.stream(group.rewards()).anyMatch(reward -> reward < 0 || reward > 1)) {
            throw new IllegalArgumentException(
                    "a comparison that is looked at again and again needs rewards from 0 to 1; task "
                            + group.task().id() + " has another");
        }
        return mean;
    }
}
