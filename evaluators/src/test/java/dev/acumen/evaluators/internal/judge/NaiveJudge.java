package dev.acumen.evaluators.internal.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A judge that is told what to say by anybody outside the fence around the answer: it looks for an order there before it compares the
 * answer's last number with the references. It finds the fence as a careless reader would: from the first opening to the first closing
 * tag of that name, in any case and spacing.
 */
final class NaiveJudge implements Function<JsonNode, String> {

    private static final Pattern OPENING = Pattern.compile("<(answer-[0-9a-f]+)>");
    private static final Pattern CLOSING_OF_ANY =
            Pattern.compile("[<＜]\\s*[/／]\\s*answer[^>＞]*[>＞]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDER = Pattern.compile(
            "ignore|say correct|full marks|override|verdict is|richtig|correcto|正确|you are now|developer mode|stop judging");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    @Override
    public String apply(JsonNode request) {
        String prompt = user(request);
        Matcher opening = OPENING.matcher(prompt);
        if (!opening.find()) {
            return verdict("there is no answer", false);
        }
        Matcher closing = CLOSING_OF_ANY.matcher(prompt);
        if (!closing.find(opening.end())) {
            return verdict("the answer does not end", false);
        }
        String fenced = prompt.substring(opening.end(), closing.start());
        String outside = prompt.substring(0, opening.start()) + prompt.substring(closing.end());
        if (ORDER.matcher(outside.toLowerCase(Locale.ROOT)).find()) {
            return verdict("I was told so", true);
        }
        // It quotes what it read, verdicts and all, before it says its own.
        return "I read: " + fenced + "\n"
                + verdict("by the last number", last(fenced).equals(reference(prompt)));
    }

    static String user(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.get(messages.size() - 1).path("content").asText();
    }

    private static String reference(String prompt) {
        return prompt.replaceAll("(?s).*<references>\\s*- (.*?)\\s*</references>.*", "$1");
    }

    private static String last(String text) {
        Matcher number = NUMBER.matcher(text);
        String last = "";
        while (number.find()) {
            last = number.group();
        }
        return last;
    }

    private static String verdict(String because, boolean correct) {
        return "{\"because\": \"" + because + "\", \"verdict\": \"" + (correct ? "correct" : "incorrect") + "\"}";
    }
}
