package dev.acumen.learning.credit;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.internal.words.Words;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What an attempt says of the lessons before it.
 *
 * @param id which attempt
 * @param exposure the lessons that stood before it, and those that were left out
 * @param reward its reward, finite; empty if it was not graded
 * @param echoes words of lessons that its reply has too, in lower case: what it is about
 */
public record CreditedAttempt(RolloutId id, Exposure exposure, OptionalDouble reward, Set<String> echoes) {

    public CreditedAttempt {
        echoes = Set.copyOf(echoes);
    }

    /**
     * The same without what was said in the attempt, but for the words of lessons.
     *
     * @param version that the attempt was made under
     */
    public static CreditedAttempt of(ScoredRollout attempt, LibraryVersion version) {
        Set<String> said = Words.distinct(attempt.rollout().trajectory().finalAnswer());
        Set<String> echoes = new HashSet<>();
        version.lessons().forEach(lesson -> echoes.addAll(Words.distinct(lesson.text())));
        echoes.retainAll(said);
        return new CreditedAttempt(
                attempt.rollout().id(),
                attempt.rollout().exposure(),
                attempt.score()
                        .rewardIfGraded()
                        .map(reward -> OptionalDouble.of(reward.value()))
                        .orElse(OptionalDouble.empty()),
                echoes);
    }
}
