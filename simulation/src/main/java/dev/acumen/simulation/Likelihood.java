package dev.acumen.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How likely a reply is, estimated from other replies to the same request: a line is as likely as it is frequent among them, and its first token bears it. The form is vLLM's
 * {@code prompt_logprobs}.
 */
final class Likelihood {

    private static final int DRAWS = 64;

    /** So much is added to both sides of a frequency (Krichevsky and Trofimov, IEEE Trans. Inf. Theory 27, 1981), so that what was not drawn is not impossible. */
    private static final double PRIOR = 0.5;

    /** A word with the white space before it. */
    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+|\\s+$");

    private final IntFunction<String> reply;

    /** @param reply the reply of each of several draws */
    Likelihood(IntFunction<String> reply) {
        this.reply = reply;
    }

    /** A list with an object for each token, whose only field is the token's number; null for what stands before the reply. */
    ArrayNode of(String given) {
        List<List<String>> drawn = IntStream.range(0, DRAWS)
                .mapToObj(draw -> reply.apply(draw).lines().toList())
                .toList();
        ArrayNode tokens = JsonNodeFactory.instance.arrayNode().addNull();
        given.lines().forEach(line -> {
            long same = drawn.stream().filter(lines -> lines.contains(line)).count();
            double logarithm = Math.log((same + PRIOR) / (DRAWS + 2 * PRIOR));
            int before = tokens.size();
            TOKEN.matcher(line)
                    .results()
                    .forEach(word -> tokens.addObject()
                            .putObject(Integer.toString(tokens.size()))
                            .put("logprob", tokens.size() == before + 1 ? logarithm : 0)
                            .put("decoded_token", word.group()));
        });
        return tokens;
    }
}
