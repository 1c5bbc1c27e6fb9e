package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attempt as a reviewer is shown it.
 *
 * @param reward in the prompt
 * @param weight in the prompt, what it says for or against its choices; its reward where the prompt does not say that
 * @param size how much it weighs for or against, where the prompt says that
 * @param tokens how long it is; 0 where the prompt does not say that
 * @param choices what its summary says it chose
 * @param told what the evaluator's words say would have been right
 */
record Attempt(
        double reward,
        double weight,
        Optional<Double> size,
        int tokens,
        List<Statement> choices,
        List<Statement> told) {

    private static final Pattern SHOWN = Pattern.compile(
            "(?ms)^<attempt number=\"\\d{1,6}\" reward=\"(-?[0-9.]+(?:[eE]-?\\d+)?)\"(?: weight=\"([+-]?[0-9.]+)\")?([^>\\n]*)>\\R(.*?)^</attempt>");

    private static final Pattern TOKENS = Pattern.compile(" tokens=\"(\\d{1,9})\"");

    private static final Pattern WORDS = Pattern.compile("(?m)^The evaluator said: (.*)$");

    /** Of the heaviest: an attempt that says less than this is passed over. */
    private static final double WORTH_A_LOOK = 0.25;

    /** The attempts in the order of the prompt. */
    static List<Attempt> shownIn(String prompt, Reading reading) {
        return SHOWN.matcher(prompt)
                .results()
                .map(match -> attempt(match, reading))
                .toList();
    }

    /** Those of them that are worth a look, as far as the prompt weighs them. */
    static List<Attempt> worthALook(List<Attempt> attempts) {
        double heaviest = attempts.stream()
                .flatMap(attempt -> attempt.size.stream())
                .max(Double::compare)
                .orElse(0.0);
        return attempts.stream()
                .filter(attempt -> attempt.size.orElse(heaviest) >= WORTH_A_LOOK * heaviest)
                .toList();
    }

    private static Attempt attempt(MatchResult shown, Reading reading) {
        double reward = Double.parseDouble(shown.group(1));
        String body = shown.group(4);
        Matcher length = TOKENS.matcher(shown.group(3));
        Matcher words = WORDS.matcher(body);
        return new Attempt(
                reward,
                hasSign(shown) ? weight(shown).orElse(reward) : reward,
                weight(shown).map(Math::abs),
                length.find() ? Integer.parseInt(length.group(1)) : 0,
                reading.of(WORDS.matcher(body).replaceAll("")),
                words.find() ? reading.of(words.group(1)) : List.of());
    }

    /** Prompts of earlier states say how much an attempt counts, and not for or against what. */
    private static boolean hasSign(MatchResult shown) {
        return shown.group(2) != null && "+-".indexOf(shown.group(2).charAt(0)) >= 0;
    }

    private static Optional<Double> weight(MatchResult shown) {
        return Optional.ofNullable(shown.group(2)).map(Double::parseDouble);
    }

    Optional<Convention> on(String topic) {
        return choices.stream()
                .filter(choice -> choice.topic().equals(topic))
                .map(Statement::convention)
                .findFirst();
    }
}
