package dev.acumen.core.run;

import java.nio.charset.StandardCharsets;

/**
 * How many tokens a text would be, when no tokenizer of the model is at hand: one for every four bytes of UTF-8, rounded
 * up. English prose and CJK text both come out near what common tokenizers count; code and digits come out low, so callers that
 * must not overflow a window leave a margin.
 */
public final class TokenEstimate {

    private static final int BYTES_PER_TOKEN = 4;

    private TokenEstimate() {}

    /** The estimated number of tokens. */
    public static int of(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
