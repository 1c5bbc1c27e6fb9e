package dev.acumen.simulation.web.site;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import dev.acumen.simulation.internal.inquiry.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Walks along the facts of things and keeps the walks that make good questions. */
final class Questions {

    private static final int LONGEST_WALK = 3;
    private static final int FEWEST_PAGES = 2;
    private static final int MOST_PAGES = 4;

    private final List<Question> found = new ArrayList<>();

    /** As many questions as wanted, each difficulty about as often, each asked value once. */
    static List<Question> of(List<Host> hosts, int count) {
        Questions questions = new Questions();
        for (Host host : hosts) {
            host.things().forEach(thing -> questions.walk(thing, thing, new Walk()));
        }
        return questions.balanced(count);
    }

    /** What was passed on the way. */
    private record Walk(List<String> labels, List<URI> pages, List<Habit> habits) {
        Walk() {
            this(List.of(), List.of(), List.of());
        }

        Walk over(Thing thing, Fact fact) {
            List<String> labelsThen = new ArrayList<>(labels);
            labelsThen.add(fact.label());
            List<URI> pagesThen = new ArrayList<>(pages);
            pagesThen.add(thing.host().address(thing.path()));
            switch (fact.plant()) {
                case CALENDAR -> pagesThen.add(thing.host().address("/calendar"));
                case PDF -> pagesThen.add(thing.host().address("/files/amounts-2027.pdf"));
                case NAMESAKE -> pagesThen.add(thing.host().address("/people"));
                case MOVED ->
                    pagesThen.add(
                            thing.host().address(fact.target().orElseThrow().path() + "/2024"));
                case NONE, TABLE, THOUSANDS, FAR_DOWN -> {}
            }
            List<Habit> habitsThen = new ArrayList<>(habits);
            fact.plant().habit().ifPresent(habitsThen::add);
            return new Walk(labelsThen, pagesThen, habitsThen);
        }
    }

    private void walk(Thing start, Thing at, Walk walk) {
        for (Fact fact : at.facts()) {
            Walk longer = walk.over(at, fact);
            boolean isGood = longer.pages().size() >= FEWEST_PAGES
                    && longer.pages().size() <= MOST_PAGES
                    && !longer.habits().isEmpty();
            if (fact.target().isEmpty() && isGood && Phrases.canBeAsked(fact.label())) {
                Inquiry inquiry = new Inquiry(start.host().title(), start.kind(), start.name(), longer.labels());
                found.add(new Question(inquiry, answers(fact), longer.pages(), longer.habits()));
            }
            if (fact.target().isPresent() && longer.labels().size() < LONGEST_WALK) {
                walk(start, fact.target().get(), longer);
            }
        }
    }

    private static List<String> answers(Fact fact) {
        boolean isCounted = fact.plant() == Plant.THOUSANDS;
        String value = isCounted ? fact.value() + ",000" : fact.value();
        List<String> answers = new ArrayList<>(List.of(value));
        if (value.contains(",")) {
            answers.add(value.replace(",", ""));
        }
        if (isCounted || fact.plant() == Plant.PDF) {
            answers.add(value + " " + (fact.decoy().isEmpty() ? "euros" : fact.decoy()));
        }
        return answers;
    }

    private List<Question> balanced(int count) {
        List<Question> left = new ArrayList<>(found);
        Collections.shuffle(left, new Random(7));
        Map<Habit, Integer> uses = new EnumMap<>(Habit.class);
        Map<String, Integer> asked = new HashMap<>();
        Set<String> values = new HashSet<>();
        List<Question> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            Question next = left.stream()
                    .filter(question -> !values.contains(goal(question)))
                    .min(Comparator.comparingDouble(question -> cost(question, uses, asked)))
                    .orElseThrow(() -> new IllegalStateException("too few facts for " + count + " questions"));
            next.difficulties().forEach(habit -> uses.merge(habit, 1, Integer::sum));
            asked.merge(next.inquiry().asked(), 1, Integer::sum);
            values.add(goal(next));
            chosen.add(next);
        }
        return chosen;
    }

    private static String goal(Question question) {
        return question.path().get(question.path().size() - 1)
                + question.answers().get(0);
    }

    private static double cost(Question question, Map<Habit, Integer> uses, Map<String, Integer> asked) {
        double often = question.difficulties().stream()
                .mapToInt(habit -> uses.getOrDefault(habit, 0))
                .average()
                .orElse(0);
        return often
                + 0.3 * asked.getOrDefault(question.inquiry().asked(), 0)
                + question.difficulties().size();
    }
}
