package dev.acumen.learning.internal.review;

import dev.acumen.core.run.TokenEstimate;
import java.util.List;

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

    /** As {@link TokenEstimate} has it: the end of a text may take other characters than its beginning. */
    private static final int BYTES_PER_TOKEN = 4;

    private static final int MARK_TOKENS = 12;
    private static final int LEAST_BYTES = 16;

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
        int bytes = Math.max(LEAST_BYTES, (tokens - MARK_TOKENS) * BYTES_PER_TOKEN);
        int head = 0;
        for (int left = bytes / 3; head < text.length(); ) {
            int next = text.codePointAt(head);
            left -= bytes(next);
            if (left < 0) {
                break;
            }
            head += Character.charCount(next);
        }
        int tail = text.length();
        for (int left = bytes - bytes / 3; tail > head; ) {
            int next = text.codePointBefore(tail);
            left -= bytes(next);
            if (left < 0) {
                break;
            }
            tail -= Character.charCount(next);
        }
        return tail <= head
                ? text
                : text.substring(0, head) + "\n[... " + (tail - head) + " characters left out ...]\n"
                        + text.substring(tail);
    }

    /** The text, or its beginning up to the end of a sentence, or of a word with a mark, so that it takes about so many tokens at most. */
    static String begin(String text, int tokens) {
        if (TokenEstimate.of(text) <= tokens) {
            return text;
        }
        int end = 0;
        for (int left = tokens * BYTES_PER_TOKEN; end < text.length(); ) {
            int next = text.codePointAt(end);
            left -= bytes(next);
            if (left < 0) {
                break;
            }
            end += Character.charCount(next);
        }
        String head = text.substring(0, end);
        int sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf("\u3002"));
        int word = head.lastIndexOf(' ');
        return sentence >= end / 2
                ? head.substring(0, sentence + 1)
                : head.substring(0, word > 0 ? word : end).strip() + " \u2026";
    }

    /** The most tokens that one of several texts may take so that all together take about so many: short ones stay whole. */
    static int longest(List<Integer> sizes, int tokens) {
        List<Integer> ascending = sizes.stream().sorted().toList();
        int left = tokens;
        for (int i = 0; i < ascending.size(); i++) {
            int share = left / (ascending.size() - i);
            if (ascending.get(i) > share) {
                return share;
            }
            left -= ascending.get(i);
        }
        return Integer.MAX_VALUE;
    }

    private static int bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
