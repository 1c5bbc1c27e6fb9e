package dev.acumen.evaluators.internal.composite;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Several rewards. The one that counts is their weighted sum; each stands under its name beside it, without its weight. A part whose
 * condition does not hold is worth 0 and is not asked. If a part leaves the attempt unscored, so does the sum: a part that broke
 * is no part that was worth nothing.
 *
 * @param parts at least one, each with a name of its own; conditions speak of earlier ones
 */
public record SumEvaluator(List<Part> parts) implements Evaluator {

    public SumEvaluator {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a sum has at least one part");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            Optional<String> on = part.condition().map(RewardTerm.Condition::name);
            if (on.isPresent() && !names.contains(on.get())) {
                throw new IllegalArgumentException("'" + part + "' depends on '" + on.get()
                        + "', but no part before it has that name; name one as in right=math");
            }
            if (!names.add(part.name())) {
                throw new IllegalArgumentException(
                        "two parts of a sum are named '" + part.name() + "'; name one as in right=math");
            }
        }
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        Map<String, Double> rewards = new LinkedHashMap<>();
        StringJoiner details = new StringJoiner("; ");
        double sum = 0;
        for (Part part : parts) {
            Score score = isMet(part, rewards)
                    ? part.evaluator().evaluate(task, rollout)
                    : Score.wrong("not counted"
                            + part.condition()
                                    .map(condition -> ": only" + ConditionText.of(condition))
                                    .orElse(""));
            if (!(score instanceof Score.Graded graded)) {
                return unscored(part, (Score.Unscored) score);
            }
            double reward = graded.reward().value();
            sum += part.weight() * reward;
            rewards.put(part.name(), reward);
            graded.rewards().values().forEach((name, value) -> rewards.put(part.name() + "." + name, value));
            details.add(part.name() + " " + Part.number(reward)
                    + (graded.detail().isBlank() ? "" : " (" + graded.detail() + ")"));
        }
        return new Score.Graded(new Reward(sum), new Rewards(rewards), details.toString());
    }

    @Override
    public Optional<String> objection(Task task) {
        return parts.stream()
                .filter(part -> part.condition().isEmpty())
                .map(part -> part.evaluator().objection(task))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Its parts, and what they say beside their rewards by names of their own. */
    @Override
    public Optional<List<RewardTerm>> rewardTerms() {
        return Optional.of(parts.stream().map(Part::term).toList());
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "sum(", ")");
        parts.forEach(part -> text.add(part.toString()));
        return text.toString();
    }

    private static boolean isMet(Part part, Map<String, Double> rewards) {
        return part.condition()
                .map(condition -> condition.isMet(new Rewards(rewards)))
                .orElse(true);
    }

    private static Score unscored(Part part, Score.Unscored score) {
        return Score.unscored(score.cause(), part.name() + ": " + score.reason());
    }
}
