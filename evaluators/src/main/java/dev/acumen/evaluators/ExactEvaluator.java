package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.answer.Dressing;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Right if the answer is one of the reference answers word for word, apart from case, Unicode form, white space, markdown
 * emphasis, surrounding punctuation and what dresses it, such as a box, a bullet or quotes. The answer is the whole reply or what follows the last marker (see
 * {@link FinalAnswer}) to the end of its line or sentence; in a reply without a marker also the last line.
 */
record ExactEvaluator() implements ReferenceEvaluator {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?。！？](?=\\s|\\*|$)");

    @Override
    public Score compare(String reply, List<String> references) {
        Set<String> candidates = candidates(reply);
        for (String reference : references) {
            for (String accepted : accepted(reference)) {
                if (candidates.contains(accepted)) {
                    return Score.right("is " + Reply.brief(accepted));
                }
            }
        }
        return Score.wrong("'" + Reply.brief(FinalAnswer.of(reply).line()) + "' is not '"
                + Reply.brief(references.get(0)) + (references.size() == 1 ? "'" : "' or another reference"));
    }

    @Override
    public String toString() {
        return "exact";
    }

    private static Set<String> candidates(String reply) {
        FinalAnswer answer = FinalAnswer.of(reply);
        Set<String> candidates = new LinkedHashSet<>();
        add(reply, candidates);
        add(answer.text(), candidates);
        add(answer.line(), candidates);
        if (answer.isMarked()) {
            add(SENTENCE_END.split(answer.line(), 2)[0], candidates);
        }
        return candidates;
    }

    private static void add(String text, Set<String> candidates) {
        candidates.add(Reply.normalised(text));
        candidates.add(Reply.normalised(Dressing.unwrapped(text)));
    }

    /** A worked solution is accepted for the answer it ends in. */
    private static Set<String> accepted(String reference) {
        Set<String> accepted = new LinkedHashSet<>();
        add(reference, accepted);
        FinalAnswer answer = FinalAnswer.of(reference);
        if (answer.marker() == FinalAnswer.Marker.LABELLED || answer.marker() == FinalAnswer.Marker.ENCLOSED) {
            add(answer.text(), accepted);
        }
        return accepted;
    }
}
