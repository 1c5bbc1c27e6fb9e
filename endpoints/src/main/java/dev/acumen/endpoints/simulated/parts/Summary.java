package dev.acumen.endpoints.simulated.parts;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Retells one attempt: the decisions it wrote down and its answer. */
final class Summary implements Part {

    private static final Pattern DECISION = Pattern.compile("(?m)^\\s*- (\\S.*)$");
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\s*#### *(\\S+)\\s*$");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 60;

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        String attempt = Tags.body(conversation.prompt(), "attempt").orElse("");
        List<String> decisions =
                DECISION.matcher(attempt).results().map(match -> match.group(1)).toList();
        Matcher answer = ANSWER.matcher(attempt);
        String price = "";
        while (answer.find()) {
            price = answer.group(1);
        }
        if (price.isEmpty()) {
            return Json.object("summary", beginning(attempt));
        }
        // One decision a line, because a sentence is read as being about the topic of the one before it.
        return Json.object(
                "summary", "The agent decided:\n" + String.join("\n", decisions) + "\nIt answered " + price + ".");
    }

    private static String beginning(String attempt) {
        return SPACE.splitAsStream(attempt)
                .limit(MOST_WORDS)
                .collect(Collectors.joining(" ", "The agent gave no price. It said: ", ""));
    }
}
