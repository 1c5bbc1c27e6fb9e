package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.CountedText;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.answer.Reply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Right if the reply fits a regular expression. Without a pattern of its own every reference answer is a pattern, any of
 * which may occur in the reply. With one, its last match is the answer, or the first capture group of that match, and is
 * compared with the reference answers as {@code exact} compares.
 *
 * @param pattern the pattern of the whole task set, if there is one
 */
record RegexEvaluator(Optional<Pattern> pattern) implements ReferenceEvaluator {

    @Override
    public Score compare(String reply, List<String> references) {
        try {
            return pattern.isPresent()
                    ? compareCaptured(pattern.get(), reply, references)
                    : compareWithPatterns(reply, references);
        } catch (PatternSyntaxException e) {
            return Score.unscored(
                    Score.Cause.EVALUATOR,
                    "the reference '" + Reply.brief(e.getPattern()) + "' is no regular expression: "
                            + e.getDescription());
        } catch (CountedText.PatternTooCostly | StackOverflowError e) {
            return Score.unscored(
                    Score.Cause.EVALUATOR, "the regular expression takes too long on this reply; make it simpler");
        }
    }

    @Override
    public String toString() {
        return pattern.map(own -> "regex:" + own).orElse("regex");
    }

    private static Score compareCaptured(Pattern pattern, String reply, List<String> references) {
        Matcher matcher = pattern.matcher(new CountedText(reply));
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            String captured = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
            last = Optional.ofNullable(captured).or(() -> Optional.of(""));
        }
        if (last.isEmpty()) {
            return Score.wrong("nothing in the reply matches " + pattern);
        }
        String answer = Reply.normalised(last.get());
        return references.stream().map(Reply::normalised).anyMatch(answer::equals)
                ? Score.right("is " + Reply.brief(answer))
                : Score.wrong("'" + Reply.brief(answer) + "' is not '" + Reply.brief(references.get(0)) + "'");
    }

    private static Score compareWithPatterns(String reply, List<String> references) {
        for (String reference : references) {
            if (Pattern.compile(reference).matcher(new CountedText(reply)).find()) {
                return Score.right("matches " + Reply.brief(reference));
            }
        }
        return Score.wrong("does not match " + Reply.brief(references.get(0)));
    }
}
