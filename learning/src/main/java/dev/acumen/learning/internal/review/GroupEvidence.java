package dev.acumen.learning.internal.review;

import dev.acumen.core.group.Group;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the reviewer is shown of a task.
 *
 * @param task that was attempted
 * @param contrasts the attempts, in the order they are shown
 * @param noneRight whether none of them was right, so that they are held against the reference and not against each other
 * @param weight what a lesson counts that is drawn from it, above 0
 */
public record GroupEvidence(Task task, List<Contrast> contrasts, boolean noneRight, double weight) {

    /** How many right attempts under an earlier version are shown beside a group that has none. */
    private static final int EARLIER_SHOWN = 2;

    /** What a lesson counts that was never seen to work, beside one from a real contrast. */
    private static final double UNSEEN = 0.5;

    public GroupEvidence {
        contrasts = List.copyOf(contrasts);
    }

    /**
     * Attempts whose rewards differ.
     *
     * @param weight what a lesson counts that is drawn from them
     */
    public static GroupEvidence contrasted(Task task, List<Contrast> contrasts, double weight) {
        return new GroupEvidence(task, contrasts, false, weight);
    }

    /**
     * What a group without a right attempt has to show: against right attempts under an earlier version, if there were any, else against the reference if it is
     * known. Attempts that are alike word for word are shown once.
     *
     * @param earlier the last group of the task under another version
     */
    public static Optional<GroupEvidence> ofFailures(Group group, Optional<Group> earlier) {
        List<ScoredRollout> failed = distinct(group.graded());
        List<ScoredRollout> right = earlier.stream()
                .flatMap(before -> distinct(before.graded()).stream())
                .filter(member -> member.rewardOrZero() >= 1)
                .limit(EARLIER_SHOWN)
                .toList();
        if (!right.isEmpty()) {
            List<ScoredRollout> shown = new ArrayList<>(right);
            shown.addAll(failed);
            return Optional.of(new GroupEvidence(group.task(), evenly(shown), false, 1));
        }
        return group.task().reference().isEmpty()
                ? Optional.empty()
                : Optional.of(new GroupEvidence(group.task(), evenly(failed), true, UNSEEN));
    }

    private static List<Contrast> evenly(List<ScoredRollout> members) {
        double mean = members.stream()
                .mapToDouble(ScoredRollout::rewardOrZero)
                .average()
                .orElse(0);
        return members.stream()
                .map(member -> new Contrast(member, member.rewardOrZero() - mean, 1.0 / members.size(), false))
                .toList();
    }

    private static List<ScoredRollout> distinct(List<ScoredRollout> members) {
        Map<String, ScoredRollout> byText = new LinkedHashMap<>();
        members.forEach(member -> byText.putIfAbsent(
                PromptText.transcript(member.rollout().trajectory()).strip(), member));
        return List.copyOf(byText.values());
    }
}
