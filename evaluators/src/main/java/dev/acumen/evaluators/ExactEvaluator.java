package dev.acumen.evaluators;

import dev.acumen.core.score.Score;
import dev.acumen.evaluators.internal.answer.ReferenceEvaluator;
import dev.acumen.math.answer.FinalAnswer;
import dev.acumen.math.answer.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Right if the answer is one of the reference answers word for word, apart from case, Unicode form, white space, markdown
 * emphasis and surrounding punctuation. The answer is the whole reply or what follows the last marker (see
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
        candidates.add(Reply.normalised(reply));
        candidates.add(Reply.normalised(answer.text()));
        candidates.add(Reply.normalised(answer.line()));
        if (answer.isMarked()) {
            candidates.add(Reply.normalised(SENTENCE_END.split(answer.line(), 2)[0]));
        }
        return candidates;
    }

    /** A worked solution is accepted for the answer it ends in. */
    private static Set<String> accepted(String reference) {
        Set<String> accepted = new LinkedHashSet<>();
        accepted.add(Reply.normalised(reference));
        FinalAnswer answer = FinalAnswer.of(reference);
        if (answer.marker() == FinalAnswer.Marker.LABELLED || answer.marker() == FinalAnswer.Marker.ENCLOSED) {
            accepted.add(Reply.normalised(answer.text()));
        }
        return accepted;
    }
}
