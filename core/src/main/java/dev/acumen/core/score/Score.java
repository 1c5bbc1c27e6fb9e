package dev.acumen.core.score;

import java.util.Optional;
import java.util.function.Function;

/** What an evaluator says of an attempt: a reward, or that there is none. An outage is never a wrong answer. */
public sealed interface Score {

    /**
     * The attempt was judged.
     *
     * @param reward how good it is: the one that counts
     * @param rewards what else was seen, by name; empty where the evaluator looks at one thing only
     * @param detail why, in a few words, such as {@code 12 is not 13}
     */
    record Graded(Reward reward, Rewards rewards, String detail) implements Score {

        /** Judged by one thing only. */
        public Graded(Reward reward, String detail) {
            this(reward, Rewards.none(), detail);
        }
    }

    /**
     * The attempt could not be judged and counts neither for nor against.
     *
     * @param cause what kept it from being judged
     * @param reason the same in words
     */
    record Unscored(Cause cause, String reason) implements Score {}

    /** What kept an attempt from being judged. */
    enum Cause {
        /** The attempt was cut off by a limit. */
        TRUNCATED,
        /** The attempt gave no answer. */
        ABSTAINED,
        /** The attempt broke: endpoint, tool or agent. */
        FAILED,
        /** There is nothing to compare with. */
        NO_REFERENCE,
        /** The evaluator could not tell. */
        EVALUATOR,
        /** The evaluator broke: it threw, its program failed, its model could not be asked. Journals of earlier states say EVALUATOR. */
        EVALUATOR_FAILED
    }

    /** One function for each kind. */
    record Cases<R>(Function<Graded, R> graded, Function<Unscored, R> unscored) {}

    /** Applies the function for this kind. */
    default <R> R match(Cases<R> cases) {
        return this instanceof Graded graded
                ? cases.graded().apply(graded)
                : cases.unscored().apply((Unscored) this);
    }

    /** The reward, if there is one. */
    default Optional<Reward> rewardIfGraded() {
        return match(new Cases<>(graded -> Optional.of(graded.reward()), unscored -> Optional.empty()));
    }

    /** The rewards by name; empty if there are none, or no grade. */
    default Rewards rewards() {
        return match(new Cases<>(Graded::rewards, unscored -> Rewards.none()));
    }

    /** Right, with reward 1. */
    static Score right(String detail) {
        return new Graded(Reward.ONE, detail);
    }

    /** Wrong, with reward 0. */
    static Score wrong(String detail) {
        return new Graded(Reward.ZERO, detail);
    }

    /** Not judged. */
    static Score unscored(Cause cause, String reason) {
        return new Unscored(cause, reason);
    }
}
