package dev.acumen.learning.metrics;

import dev.acumen.core.group.Group;
import dev.acumen.core.score.ScoredRollout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The graded attempts at one task.
 *
 * @param rewards in the order of the attempts
 * @param answers what each answered, in a form in which equal answers are equal texts
 */
record Answered(List<Double> rewards, List<String> answers) {

    private static final double RIGHT = 1 - 1e-9;

    public Answered {
        rewards = List.copyOf(rewards);
        answers = List.copyOf(answers);
        if (rewards.size() != answers.size()) {
            throw new IllegalArgumentException("each reward has an answer");
        }
    }

    /**
     * The graded attempts of a group.
     *
     * @param form of an answer: texts of one answer become equal
     */
    public static Answered of(Group group, Function<String, String> form) {
        List<Double> rewards = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (ScoredRollout member : group.graded()) {
            member.score().rewardIfGraded().ifPresent(reward -> rewards.add(reward.value()));
            answers.add(form.apply(member.rollout().trajectory().finalAnswer()));
        }
        return new Answered(rewards, answers);
    }

    /** How many attempts were graded. */
    public int size() {
        return rewards.size();
    }

    /** How many were right: a reward of 1 or more. */
    public int right() {
        return (int) rewards.stream().filter(reward -> reward >= RIGHT).count();
    }

    /** Their mean reward. */
    double mean() {
        return rewards.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
