package dev.acumen.learning.signal;

/**
 * How a batch comes to groups that teach (dynamic sampling of DAPO, arXiv 2503.14476, section 3.2).
 *
 * @param refill groups that teach nothing are replaced by others from the rest of the epoch until so many times the batch was attempted; 1 replaces none
 * @param resample a group that is not mixed and not all right is attempted again until it is or has so many times its attempts; 1 for never
 * @param failures share of the batch, 0 to 1, of tasks that failed in earlier steps and are attempted again beside it, the worst first
 */
public record Sampling(int refill, int resample, double failures) {

    /** As many batches as the published code tries to fill one. */
    static final int REFILL = 10;

    public Sampling {
        if (refill < 1 || resample < 1) {
            throw new IllegalArgumentException(
                    "refill and resample of dapo must be at least 1, not " + Math.min(refill, resample));
        }
        if (!(failures >= 0 && failures <= 1)) {
            throw new IllegalArgumentException("failures of dapo is a share from 0 to 1, not " + failures);
        }
    }

    /** No group is replaced and none is attempted again. */
    public static Sampling none() {
        return new Sampling(1, 1, 0);
    }
}
