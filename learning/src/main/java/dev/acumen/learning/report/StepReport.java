package dev.acumen.learning.report;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What one step did.
 *
 * @param step which
 * @param results what the attempts at each task came to, in the order of the batch
 * @param groups how many groups came out how
 * @param graded attempts that were graded
 * @param unscored attempts that were not, by cause
 * @param meanReward over graded attempts, if there are any
 * @param meanRewards the same of each reward by name, over the graded attempts that have it
 * @param signal what the signal made of the groups; empty where a learner has none
 * @param duplicateShare share of graded attempts whose reply is word for word that of an earlier attempt of their group
 * @param suggested lessons that groups suggested
 * @param proposed edits that groups proposed
 * @param verdicts on lessons that stood before attempts which failed
 * @param losses what reviewing lost
 * @param revision the learner's favourite: the edits that were applied and rejected, and the version they made
 * @param rejectedEdits of all candidates, each once
 */
public record StepReport(
        StepId step,
        List<TaskResult> results,
        Map<Group.Outcome, Integer> groups,
        int graded,
        Map<Score.Cause, Integer> unscored,
        OptionalDouble meanReward,
        Map<String, Double> meanRewards,
        Optional<SignalReport> signal,
        double duplicateShare,
        int suggested,
        int proposed,
        List<LessonVerdict> verdicts,
        ReviewFailures losses,
        Revision revision,
        List<RejectedEdit> rejectedEdits) {

    public StepReport {
        rejectedEdits = List.copyOf(rejectedEdits);
        verdicts = List.copyOf(verdicts);
        results = List.copyOf(results);
        groups = copy(Group.Outcome.class, groups);
        unscored = copy(Score.Cause.class, unscored);
        meanRewards = Collections.unmodifiableMap(new LinkedHashMap<>(meanRewards));
    }

    /**
     * Counts over the groups of a step, of a learner without a signal; see the components.
     *
     * @param candidates one or more, the favourite first
     */
    public static StepReport of(
            StepId step,
            List<Group> groups,
            int suggested,
            int proposed,
            List<LessonVerdict> verdicts,
            ReviewFailures losses,
            List<Revision> candidates) {
        Map<Group.Outcome, Integer> outcomes = new EnumMap<>(Group.Outcome.class);
        Map<Score.Cause, Integer> unscored = new EnumMap<>(Score.Cause.class);
        int graded = 0;
        int duplicates = 0;
        double sum = 0;
        for (Group group : groups) {
            outcomes.merge(group.outcome(), 1, Integer::sum);
            Set<String> answers = new HashSet<>();
            for (ScoredRollout member : group.members()) {
                if (member.score() instanceof Score.Unscored missing) {
                    unscored.merge(missing.cause(), 1, Integer::sum);
                } else if (!answers.add(
                        member.rollout().trajectory().finalAnswer().strip())) {
                    duplicates++;
                }
            }
            for (double reward : group.rewards()) {
                graded++;
                sum += reward;
            }
        }
        return new StepReport(
                step,
                groups.stream().map(TaskResult::of).toList(),
                outcomes,
                graded,
                unscored,
                graded == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / graded),
                meanRewards(groups),
                Optional.empty(),
                graded == 0 ? 0 : (double) duplicates / graded,
                suggested,
                proposed,
                verdicts,
                losses,
                candidates.get(0),
                candidates.stream()
                        .flatMap(candidate -> candidate.rejected().stream())
                        .distinct()
                        .toList());
    }

    private static <K extends Enum<K>> Map<K, Integer> copy(Class<K> keys, Map<K, Integer> counts) {
        Map<K, Integer> copy = new EnumMap<>(keys);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** The same with what a signal made of the groups. */
    public StepReport with(SignalReport value) {
        return new StepReport(
                step,
                results,
                groups,
                graded,
                unscored,
                meanReward,
                meanRewards,
                Optional.of(value),
                duplicateShare,
                suggested,
                proposed,
                verdicts,
                losses,
                revision,
                rejectedEdits);
    }

    private static Map<String, Double> meanRewards(List<Group> groups) {
        Map<String, DoubleSummaryStatistics> byName = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.graded().stream())
                .forEach(member -> member.score()
                        .rewards()
                        .values()
                        .forEach((name, value) -> byName.computeIfAbsent(name, first -> new DoubleSummaryStatistics())
                                .accept(value)));
        Map<String, Double> means = new LinkedHashMap<>();
        byName.forEach((name, values) -> means.put(name, values.getAverage()));
        return means;
    }

    /** How many groups came out this way. */
    public int groups(Group.Outcome outcome) {
        return groups.getOrDefault(outcome, 0);
    }

    /** The edits that a person is to look at. */
    public List<RejectedEdit> quarantined() {
        return rejectedEdits.stream()
                .filter(edit -> edit.reason() == RejectedEdit.Reason.QUARANTINED)
                .toList();
    }

    /** How many edits were rejected for good, by reason; what was quarantined is not among them. */
    public Map<RejectedEdit.Reason, Integer> rejected() {
        Map<RejectedEdit.Reason, Integer> counts = new EnumMap<>(RejectedEdit.Reason.class);
        rejectedEdits.stream()
                .map(RejectedEdit::reason)
                .filter(reason -> reason != RejectedEdit.Reason.QUARANTINED)
                .forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }
}
