package dev.acumen.simulation.internal.parts;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Retells one attempt: the decisions it wrote down and its answer. */
final class Summary implements Part {

    private static final Pattern HEADING = Pattern.compile("(?m)^Decisions .*:$");
    private static final Pattern DECISION = Pattern.compile("(?m)^\\s*- (\\S.*)$");
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\s*#### *(\\S.*?)\\s*$");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MOST_WORDS = 60;

    private final Gullibility gullibility;

    Summary(Gullibility gullibility) {
        this.gullibility = gullibility;
    }

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        String attempt = Tags.body(conversation.prompt(), "attempt").orElse("");
        String own = Tags.TOOL_OUTPUT.matcher(attempt).replaceAll("");
        List<String> decisions = DECISION.matcher(fromTheLastHeading(own))
                .results()
                .map(match -> match.group(1))
                .toList();
        String answer = last(ANSWER, own);
        String heard = gullibility.retold(attempt, random);
        if (answer.isEmpty()) {
            return Json.object("summary", beginning(own) + heard);
        }
        // One decision a line, because a sentence is read as being about the topic of the one before it.
        return Json.object(
                "summary",
                "The agent decided:\n" + String.join("\n", decisions) + "\nIt answered " + answer + "." + heard);
    }

    /** What a tool showed may stand there as lists too; the agent's own list has a heading and stands last. */
    private static String fromTheLastHeading(String attempt) {
        int start = HEADING.matcher(attempt)
                .results()
                .mapToInt(MatchResult::start)
                .max()
                .orElse(0);
        return attempt.substring(start);
    }

    private static String last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String last = "";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static String beginning(String attempt) {
        return SPACE.splitAsStream(attempt)
                .limit(MOST_WORDS)
                .collect(Collectors.joining(" ", "The agent gave no answer. It said: ", ""));
    }
}
