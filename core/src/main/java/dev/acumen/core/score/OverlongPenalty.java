package dev.acumen.core.score;

/**
 * The soft penalty on overlong replies of DAPO (arXiv 2503.14476, equation 13): 0 up to {@code max - cache} tokens, from there down to
 * −1 at {@code max}, and −1 above.
 *
 * @param max tokens from which the penalty is full
 * @param cache tokens before that in which it grows; 1 to max
 */
public record OverlongPenalty(long max, long cache) {

    /** As published: 20,480 and 4,096 tokens. */
    public static final OverlongPenalty PUBLISHED = new OverlongPenalty(20_480, 4_096);

    public OverlongPenalty {
        if (cache < 1 || cache > max) {
            throw new IllegalArgumentException(
                    "the penalty grows within 1 to " + max + " tokens before max, not " + cache);
        }
    }

    /** The penalty, from −1 to 0, on a reply of so many tokens. */
    public double of(long tokens) {
        if (tokens <= max - cache) {
            return 0;
        }
        return tokens > max ? -1 : (double) (max - cache - tokens) / cache;
    }
}
