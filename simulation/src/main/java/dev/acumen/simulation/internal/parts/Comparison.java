package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.freight.Hindsight;
import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words what the better attempts chose and the worse did not, and what the evaluator says should have been chosen. It goes by the weights of attempts, or
 * by their rewards where they have no weights, never by what is right, and now and then words another convention than it should.
 */
final class Comparison implements Part {

    private static final Pattern MOST = Pattern.compile("At\\s+most (\\d{1,4}) lessons");
    private static final int USUAL_MOST = 3;

    /** Of the spread of weights: a smaller gap between two choices may well come from the other decisions. */
    private static final double CLEAR_GAP = 0.4;

    /** Of the length of attempts with another choice. */
    private static final double CLEARLY_SHORTER = 0.75;

    /** What the evaluator says comes before what the attempts suggest. */
    private static final double TOLD = Double.MAX_VALUE;

    private final Readings readings;
    private final double errorRate;
    private final Gullibility gullibility;

    Comparison(Readings readings, double errorRate, Gullibility gullibility) {
        this.readings = readings;
        this.errorRate = errorRate;
        this.gullibility = gullibility;
    }

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        Reading reading = readings.fitting(conversation);
        List<Attempt> shown = Attempt.shownIn(conversation.prompt(), reading);
        List<Attempt> attempts = Attempt.worthALook(shown);
        List<KnownLesson> known = KnownLesson.shownIn(conversation.prompt(), "known", reading);
        List<Contrast> contrasts = new ArrayList<>();
        for (HouseRule rule : reading.rules().list()) {
            objection(rule, attempts)
                    .or(() -> brevity(rule, shown))
                    .or(() -> contrast(rule, attempts))
                    .ifPresent(contrasts::add);
        }
        if (attempts.stream().allMatch(attempt -> attempt.reward() <= 0)) {
            contrasts.addAll(hindsight(conversation.prompt(), reading, attempts));
        }
        contrasts.sort(Comparator.comparingDouble(Contrast::gap).reversed());

        List<Map<String, Object>> lessons = new ArrayList<>(gullibility.lessons(conversation.prompt()));
        for (Contrast contrast : contrasts) {
            Convention worded = random.nextDouble() < errorRate ? other(contrast, random) : contrast.better();
            Statement statement = new Statement(contrast.rule().topic(), worded);
            if (known.stream().noneMatch(lesson -> lesson.says(statement))) {
                lessons.add(Map.of(
                        "lesson", contrast.rule().lesson(worded),
                        "because", contrast.because(),
                        "other_readings", List.of()));
            }
        }
        int most = conversation.stated(MOST).orElse(USUAL_MOST);
        return Json.object("lessons", lessons.subList(0, Math.min(lessons.size(), most)));
    }

    private record Contrast(HouseRule rule, Convention better, double gap, String because) {}

    /** What the evaluator says should have been chosen, where an attempt chose something else. */
    private static Optional<Contrast> objection(HouseRule rule, List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.told().stream()
                        .anyMatch(statement -> attempt.choices().stream().anyMatch(statement::contradicts)))
                .flatMap(attempt -> attempt.told().stream()
                        .filter(statement -> statement.topic().equals(rule.topic()))
                        .map(statement -> new Contrast(rule, statement.convention(), TOLD, "the evaluator said so")))
                .findFirst();
    }

    private static Map<Convention, List<Attempt>> sides(HouseRule rule, List<Attempt> attempts) {
        Map<Convention, List<Attempt>> sides = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            attempt.on(rule.topic())
                    .ifPresent(choice -> sides.computeIfAbsent(choice, key -> new ArrayList<>())
                            .add(attempt));
        }
        return sides;
    }

    private static Optional<Contrast> contrast(HouseRule rule, List<Attempt> attempts) {
        Map<Convention, List<Attempt>> sides = sides(rule, attempts);
        if (sides.size() < 2) {
            return Optional.empty();
        }
        List<Side> ranked = sides.entrySet().stream()
                .map(side -> new Side(
                        side.getKey(), mean(side.getValue(), Attempt::weight), mean(side.getValue(), Attempt::reward)))
                .sorted(Comparator.comparingDouble(Side::weight).reversed())
                .toList();
        double gap = ranked.get(0).weight() - ranked.get(1).weight();
        if (gap <= 0 || gap < CLEAR_GAP * spread(attempts)) {
            return Optional.empty();
        }
        String because = ranked.stream().map(Side::inWords).collect(Collectors.joining(", "));
        return Optional.of(new Contrast(rule, ranked.get(0).choice(), gap, because));
    }

    /** Of two choices in the best attempts the one whose attempts are clearly shorter, where the prompt tells how long attempts are. */
    private static Optional<Contrast> brevity(HouseRule rule, List<Attempt> attempts) {
        double best = attempts.stream().mapToDouble(Attempt::reward).max().orElse(0);
        List<Attempt> right = attempts.stream()
                .filter(attempt -> attempt.tokens() > 0 && best > 0 && attempt.reward() >= best)
                .toList();
        List<Map.Entry<Convention, List<Attempt>>> ranked = sides(rule, right).entrySet().stream()
                .sorted(Comparator.comparingDouble(side -> mean(side.getValue(), Attempt::tokens)))
                .toList();
        return ranked.size() > 1
                        && mean(ranked.get(0).getValue(), Attempt::tokens)
                                < CLEARLY_SHORTER * mean(ranked.get(1).getValue(), Attempt::tokens)
                ? Optional.of(new Contrast(
                        rule,
                        ranked.get(0).getKey(),
                        0,
                        "right, and shorter, with '" + ranked.get(0).getKey().decision() + "'"))
                : Optional.empty();
    }

    /** Where no attempt was right, what the reference speaks for and the attempts did not choose. */
    private static List<Contrast> hindsight(String prompt, Reading reading, List<Attempt> attempts) {
        String told = Tags.body(prompt, "instructions").orElse("");
        String task = Tags.body(prompt, "task").orElse("");
        String reference = Tags.body(prompt, "reference").orElse("");
        return Hindsight.of(told, task, reference).stream()
                .filter(statement -> attempts.stream()
                        .anyMatch(attempt -> attempt.on(statement.topic())
                                .filter(choice -> !choice.equals(statement.convention()))
                                .isPresent()))
                .map(statement -> new Contrast(
                        reading.rules().on(statement.topic()),
                        statement.convention(),
                        0,
                        "only this leads to the reference"))
                .toList();
    }

    private record Side(Convention choice, double weight, double reward) {
        String inWords() {
            return String.format(Locale.ROOT, "mean reward %.2f for '%s'", reward, choice.decision());
        }
    }

    private static Convention other(Contrast contrast, RandomGenerator random) {
        List<Convention> others = contrast.rule().conventions().stream()
                .filter(convention -> !convention.equals(contrast.better()))
                .toList();
        return others.get(random.nextInt(others.size()));
    }

    private static double mean(List<Attempt> attempts, ToDoubleFunction<Attempt> of) {
        return attempts.stream().mapToDouble(of).average().orElse(0);
    }

    private static double spread(List<Attempt> attempts) {
        var weights = attempts.stream().mapToDouble(Attempt::weight).summaryStatistics();
        return weights.getMax() - weights.getMin();
    }
}
