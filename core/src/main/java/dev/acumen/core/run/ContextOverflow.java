package dev.acumen.core.run;

import java.util.List;
import java.util.Locale;

/** How servers say that a prompt is longer than the model can read: each in words or an error type of its own. */
public final class ContextOverflow {

    private static final List<String> WORDS = List.of(
            "exceed_context_size",
            "context_length_exceeded",
            "context length",
            "context size",
            "context window",
            "maximum model length",
            "prompt is too long",
            "too many tokens");

    private ContextOverflow() {}

    /** Whether a refusal with the given message is about the length of the prompt. */
    public static boolean isNamedBy(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(text::contains);
    }
}
