package dev.acumen.store.view;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.internal.Storable;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * An attempt as it is remembered.
 *
 * @param id which
 * @param exposure the lessons that stood before it
 * @param ending {@code completed}, {@code truncated} or {@code failed}
 * @param reward if it was graded
 * @param rewards by name, beside it
 * @param unscored why it was not, if it was not
 * @param detail what the evaluator said of it
 * @param input what was asked
 * @param answer what was answered
 */
public record AttemptRecord(
        RolloutId id,
        Exposure exposure,
        String ending,
        OptionalDouble reward,
        Rewards rewards,
        Optional<String> unscored,
        String detail,
        String input,
        String answer) {

    /** What is remembered of a scored attempt. */
    public static AttemptRecord of(ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        Score score = attempt.score();
        return new AttemptRecord(
                rollout.id(),
                rollout.exposure(),
                ending(rollout.ending()),
                score.rewardIfGraded()
                        .map(reward -> OptionalDouble.of(reward.value()))
                        .orElse(OptionalDouble.empty()),
                score.rewards(),
                score instanceof Score.Unscored unscored
                        ? Optional.of(unscored.cause().name())
                        : Optional.empty(),
                Storable.text(score.match(new Score.Cases<>(Score.Graded::detail, Score.Unscored::reason))),
                Storable.text(input(rollout)),
                Storable.text(rollout.trajectory().finalAnswer()));
    }

    /** The version whose lessons stood before it. */
    public VersionId library() {
        return exposure.version();
    }

    /** The word for an ending. */
    public static String ending(Ending ending) {
        return ending.match(new Ending.Cases<>(completed -> "completed", truncated -> "truncated", failed -> "failed"));
    }

    private static String input(Rollout rollout) {
        return rollout.trajectory().messages().stream()
                .filter(UserMessage.class::isInstance)
                .limit(1)
                .map(message -> ((UserMessage) message)
                        .contents().stream()
                                .map(content -> content instanceof TextContent text ? text.text() : "")
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining());
    }
}
