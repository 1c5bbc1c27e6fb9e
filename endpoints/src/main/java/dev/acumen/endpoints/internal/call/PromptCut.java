package dev.acumen.endpoints.internal.call;

import dev.acumen.core.run.Usage;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out from the reported usage that a server read only a part of a prompt and did not say so, as Ollama does beyond {@code num_ctx}.
 *
 * <p>The bound is one that no tokenizer stays under with a whole prompt. Each run of characters between blanks counts as one token, or one for 24 characters if it is
 * longer, and in scripts that have no blanks one for four characters; half of that sum has to be reported. Common tokenizers report 1.2 to 1.4 tokens for an English
 * word, ones that join words (SuperBPE) 0.8, and 0.5 to 1 for a Chinese character. So an English prompt is found to be cut when less than two fifths of it was read.
 *
 * <p>Some servers leave out of the count what they had in their cache. Therefore what the prompt has in common with an earlier one does not count, until the server was
 * caught with a prompt that has nothing in common with one; and reports under 256 tokens, which is no size of a context, say nothing. Safe for several threads.
 */
final class PromptCut {

    private static final int LONGEST_TOKEN = 24;
    private static final int IDEOGRAPHS = 4;
    private static final int MARGIN = 2;
    private static final long FEWEST = 256;
    private static final int REMEMBERED = 64;

    private final Deque<String> answered = new ArrayDeque<>();
    private long caughtAt = Long.MAX_VALUE;

    /** What to say of the call, if its prompt was cut. */
    synchronized Optional<String> of(List<ChatMessage> messages, Usage usage) {
        String prompt = messages.stream().map(PromptCut::text).collect(Collectors.joining("\n"));
        long reported = reported(usage);
        boolean isCut = reported >= FEWEST && isCut(prompt, reported);
        answered.addFirst(prompt);
        if (answered.size() > REMEMBERED) {
            answered.removeLast();
        }
        return isCut
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the server read only %,d tokens of a prompt of at least %,d and did not say so: its context size is too small."
                                + " Raise it (num_ctx of Ollama, --ctx-size of llama.cpp), or tell it with --context-tokens",
                        reported,
                        leastTokens(prompt)))
                : Optional.empty();
    }

    private boolean isCut(String prompt, long reported) {
        if (reported >= leastTokens(prompt) / MARGIN) {
            return false;
        }
        int common = answered.stream()
                .mapToInt(earlier -> commonPrefix(prompt, earlier))
                .max()
                .orElse(0);
        boolean isFresh = reported < leastTokens(prompt.substring(common)) / MARGIN;
        if (isFresh) {
            caughtAt = Math.min(caughtAt, reported);
        }
        return isFresh || reported >= caughtAt / MARGIN;
    }

    /** Zero if it is not told. Cached tokens that are more than those of the prompt are no part of them. */
    private static long reported(Usage usage) {
        long input = usage.inputTokens().orElse(0);
        long cached = usage.cachedInputTokens().orElse(0);
        return cached > input ? input + cached : input;
    }

    /** A number of tokens that the text has at least. */
    static long leastTokens(String text) {
        long tokens = 0;
        int run = 0;
        int ideographs = 0;
        for (int i = 0; i <= text.length(); ) {
            int point = i < text.length() ? text.codePointAt(i) : ' ';
            i += Character.charCount(point);
            if (Character.isWhitespace(point)) {
                tokens += run == 0 && ideographs == 0 ? 0 : Math.max(1, run / LONGEST_TOKEN + ideographs / IDEOGRAPHS);
                run = 0;
                ideographs = 0;
            } else if (Character.isIdeographic(point) || isWithoutBlanks(Character.UnicodeScript.of(point))) {
                ideographs++;
            } else {
                run++;
            }
        }
        return tokens;
    }

    private static boolean isWithoutBlanks(Character.UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }

    private static int commonPrefix(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int length = 0;
        while (length < most && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String text(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text();
        } else if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .map(content -> content instanceof TextContent text ? text.text() : "")
                    .collect(Collectors.joining("\n"));
        } else if (message instanceof AiMessage reply) {
            return Objects.requireNonNullElse(reply.text(), "");
        }
        return message instanceof ToolExecutionResultMessage result && result.hasSingleText() ? result.text() : "";
    }
}
