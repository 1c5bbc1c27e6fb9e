package dev.acumen.evaluators.internal.answer;

import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.Reply;
import java.util.regex.Pattern;

/** Replies that decline to answer, which is something else than answering wrongly. */
final class Refusal {

    private static final int LONGEST = 300;
    private static final Pattern OPENING =
            Pattern.compile("(?:(?:i'm|i am|we are)? ?(?:sorry|afraid|apologi[sz]e)\\W{0,3}(?:but )?(?:that )?)?"
                    + "(?:(?:i|we) (?:really |honestly |simply )?(?:do not|don't|cannot|can not|can't|could not|couldn't|am unable to|"
                    + "are unable to|was unable to|won't|will not|am not able to|am not sure)"
                    + "(?: (?:know|answer|determine|solve|help|say|provide|find|give|assist|be sure|tell|compute|what|how|which|have)\\b.*)?"
                    + "|i'm (?:not sure|unable to|not able to)\\b.*"
                    + "|(?:no answer|unknown|n/a|not sure|unable to (?:answer|determine|solve)\\b.*|"
                    + "(?:the answer )?(?:cannot|can't|could not) be (?:determined|answered)\\b.*))");
    private static final Pattern YET_ANSWERED =
            Pattern.compile("\\d|\\b(?:but|however|though) (?:the|my|it)\\b|\\\\boxed");

    private Refusal() {}

    static boolean isIn(String reply) {
        FinalAnswer answer = FinalAnswer.of(reply);
        String text = answer.isMarked() ? answer.line() : reply;
        if (text.length() > LONGEST) {
            return false;
        }
        String plain = Reply.normalised(text);
        return OPENING.matcher(plain).matches() && !YET_ANSWERED.matcher(plain).find();
    }
}
