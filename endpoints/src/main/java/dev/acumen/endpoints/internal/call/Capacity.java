package dev.acumen.endpoints.internal.call;

import dev.acumen.endpoints.policy.RetryPolicy;
import java.time.Duration;
import java.util.Optional;

/** What answers and failures say of how much the endpoint takes, and of whether it is there at all. Not safe for several threads. */
final class Capacity {

    private final AdaptiveLimit limit;
    private final Outage outage;
    private final Duration patience;
    /** From this round on single tries are made. */
    private int suspectedRound;

    Capacity(int most, RetryPolicy retry) {
        this.limit = new AdaptiveLimit(most);
        this.outage = new Outage(retry.firstWait());
        this.patience = retry.patience();
    }

    /**
     * What is to be done now.
     *
     * @param changed why more or fewer calls are let out at once, if that is so
     * @param pause how long nothing is sent; zero for no time
     * @param isGone whether nobody is to wait any longer
     */
    record Lesson(Optional<String> changed, Duration pause, boolean isGone) {
        static final Lesson NOTHING = new Lesson(Optional.empty(), Duration.ZERO, false);

        private static Lesson change(boolean isChange, String why) {
            return isChange ? new Lesson(Optional.of(why), Duration.ZERO, false) : NOTHING;
        }
    }

    int atOnce() {
        return limit.atOnce();
    }

    /** What a call that leaves now has to remember. */
    int round() {
        return limit.round();
    }

    /** A call that left in the given round was answered. */
    Lesson answered(int round) {
        outage.answered();
        return Lesson.change(limit.answered(round), "answers come again");
    }

    /**
     * A call failed.
     *
     * @param round it left in
     * @param out calls that are out, this one included
     */
    Lesson failed(RuntimeException failure, int round, int out, long now) {
        if (CallFailures.isSignOfLife(failure)) {
            outage.answered();
        }
        boolean isFewer = CallFailures.isOverload(failure) && limit.overloaded(round);
        Lesson lesson = Lesson.change(isFewer, "the server has too much to do");
        return CallFailures.mayBeAnOutage(failure) ? suspect(failure, round, out, now, lesson) : lesson;
    }

    private Lesson suspect(RuntimeException failure, int round, int out, long now, Lesson otherwise) {
        boolean isSingle = outage.isSuspected() && round - suspectedRound >= 0;
        Outage.Verdict verdict = outage.failed(failure, CallFailures.isOutage(failure), isSingle, out, now);
        return switch (verdict) {
            case NONE -> otherwise;
            case STILL -> new Lesson(otherwise.changed(), outage.wait(patience), false);
            case GONE -> new Lesson(otherwise.changed(), Duration.ZERO, true);
            case SUSPECTED -> {
                boolean isFewer = limit.collapse();
                suspectedRound = limit.round();
                yield new Lesson(
                        isFewer ? Optional.of("the server answers nothing") : otherwise.changed(),
                        outage.wait(patience),
                        false);
            }
        };
    }

    /** Why a call is not sent, if the server is taken to be gone. */
    Optional<NotSent> refusal(long now) {
        return outage.isGone(now) ? Optional.of(outage.refusal()) : Optional.empty();
    }
}
