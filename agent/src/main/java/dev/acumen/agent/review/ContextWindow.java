package dev.acumen.agent.review;

import dev.acumen.core.run.TokenEstimate;

/**
 * How much the reviewing model can read at once. Unless told otherwise: 32,768 tokens, of which a quarter, at most 4,096, is left
 * for the reply, and an eighth of the rest as a margin because token counts are estimates.
 *
 * @param contextTokens prompt and reply together, 1,024 or more
 */
public record ContextWindow(int contextTokens) {

    private static final int SMALLEST = 1_024;
    private static final int PROMPT_FRAME_TOKENS = 450;
    private static final int LONGEST_REPLY = 4_096;

    public ContextWindow {
        if (contextTokens < SMALLEST) {
            throw new IllegalArgumentException(
                    "a reviewing model needs a context of at least " + SMALLEST + " tokens, not " + contextTokens);
        }
    }

    /** 32,768 tokens. */
    public static ContextWindow defaults() {
        return new ContextWindow(32_768);
    }

    /** Tokens that the material of a prompt may take. */
    int materialTokens() {
        int reply = Math.min(contextTokens / 4, LONGEST_REPLY);
        return Math.max(128, (contextTokens - reply - PROMPT_FRAME_TOKENS) * 7 / 8);
    }

    /**
     * The text, or its beginning and end with a mark between, so that it takes about so many tokens at most. Two thirds go to
     * the end, where the answer stands.
     */
    static String fit(String text, int tokens) {
        if (TokenEstimate.of(text) <= tokens) {
            return text;
        }
        double charsPerToken = (double) text.length() / TokenEstimate.of(text);
        int room = (int) Math.max(16, (tokens - 12) * charsPerToken);
        if (room >= text.length()) {
            return text;
        }
        int head = boundary(text, room / 3);
        int tail = boundary(text, text.length() - (room - room / 3));
        return text.substring(0, head) + "\n[... " + (tail - head) + " characters left out ...]\n"
                + text.substring(tail);
    }

    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
