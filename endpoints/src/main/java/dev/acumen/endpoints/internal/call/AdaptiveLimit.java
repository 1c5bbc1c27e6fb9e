package dev.acumen.endpoints.internal.call;

/**
 * How many calls an endpoint takes at once, found out as TCP finds it out: halved when the server says that it is too much, and what left
 * before a decrease says nothing about the time after it, so one burst halves once. Up to the last level that went well each answer lets one
 * more out, which takes one round of answers (slow start, RFC 5681, section 3.1). Beyond it a round of answers is waited for, then one more is
 * let out, after another round two more, then four (max probing of BIC-TCP). A try beyond it that is refused doubles the rounds before the next one.
 * Not safe for several threads.
 */
final class AdaptiveLimit {

    private static final int MOST_ROUNDS = 8;

    private final int most;
    private int atOnce;
    /** The highest level that is known to go well. */
    private int good;

    private int step = 1;
    private int rounds = 1;
    private int answered;
    private boolean isAnswered;
    private int round;

    AdaptiveLimit(int most) {
        this.most = most;
        this.atOnce = most;
        this.good = most;
    }

    int atOnce() {
        return atOnce;
    }

    /** The number of decreases so far; a call keeps the one it left in. */
    int round() {
        return round;
    }

    /** The server said that it is too much to a call of the given round. True if fewer calls are let out from now on. */
    boolean overloaded(int roundOfCall) {
        if (roundOfCall != round) {
            return false;
        }
        if (atOnce > good) {
            rounds = Math.min(MOST_ROUNDS, rounds * 2);
        } else if (isAnswered) {
            // Refused without an answer between, it is the same trouble as before and says nothing about this level.
            good = Math.max(1, atOnce - 1);
        }
        return fall(Math.max(1, atOnce / 2));
    }

    /** Only one call is let out until there is an answer. True if that is fewer than before. */
    boolean collapse() {
        return fall(1);
    }

    /** The server answered a call of the given round. True if more calls are let out from now on. */
    boolean answered(int roundOfCall) {
        if (roundOfCall != round) {
            return false;
        }
        isAnswered = true;
        if (atOnce == most) {
            return false;
        }
        if (atOnce < good) {
            atOnce++;
            return true;
        }
        answered++;
        if (answered < (long) atOnce * rounds) {
            return false;
        }
        if (atOnce > good) {
            step *= 2;
            rounds = 1;
        }
        answered = 0;
        good = atOnce;
        atOnce = (int) Math.min(most, (long) atOnce + step);
        return true;
    }

    private boolean fall(int level) {
        boolean isFewer = level < atOnce;
        round++;
        atOnce = level;
        step = 1;
        answered = 0;
        isAnswered = false;
        return isFewer;
    }
}
