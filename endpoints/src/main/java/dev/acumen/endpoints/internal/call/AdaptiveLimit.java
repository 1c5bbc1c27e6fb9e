package dev.acumen.endpoints.internal.call;

/**
 * How many calls an endpoint takes at once, found out by additive increase and multiplicative decrease: halved when the server says
 * that it is too much, one more after as many answers as calls are let out at once. What left before a decrease says nothing about the time
 * after it, so one burst halves once. Not safe for several threads.
 */
final class AdaptiveLimit {

    private final int most;
    private int atOnce;
    private int answered;
    private int round;

    AdaptiveLimit(int most) {
        this.most = most;
        this.atOnce = most;
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
        round++;
        answered = 0;
        int before = atOnce;
        atOnce = Math.max(1, atOnce / 2);
        return atOnce < before;
    }

    /** The server answered a call of the given round. True if more calls are let out from now on. */
    boolean answered(int roundOfCall) {
        if (atOnce == most || roundOfCall != round) {
            return false;
        }
        answered++;
        if (answered < atOnce) {
            return false;
        }
        answered = 0;
        atOnce++;
        return true;
    }
}
