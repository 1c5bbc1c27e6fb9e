package dev.acumen.simulation.web;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.web.site.Question;
import dev.acumen.simulation.web.site.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The built-in domain with tools: sixty questions about a synthetic website. An answer ends with a line such as {@code #### B 214} and
 * is right if it is the reference, apart from case and spaces.
 */
public final class WebDomain implements SimulatedDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "web";

    /** The metadata field of a task with the addresses that lead to the answer, separated by spaces. */
    public static final String PATH_FIELD = "golden-path";

    /** The metadata field of a task that names what makes it hard. */
    public static final String DIFFICULTY_FIELD = "difficulty";

    private static final int PRACTICE = 24;
    private static final int VALIDATION = 6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evaluator() {
        return "exact";
    }

    @Override
    public String preset() {
        return "web";
    }

    @Override
    public List<String> tools() {
        return List.of("search", "read_page");
    }

    /** The tasks of a split: 24 to practise on, 6 to validate on, 30 to test on. The seed deals the questions out. */
    @Override
    public TaskSet tasks(Split split, long seed) {
        Map<Split, List<Question>> dealt = deal(seed);
        String name = NAME + "-" + split.name().toLowerCase(Locale.ROOT);
        List<Task> tasks = new ArrayList<>();
        for (Question question : Objects.requireNonNull(dealt.get(split), "split")) {
            String id = String.format(Locale.ROOT, "%s-%03d", name, tasks.size() + 1);
            Map<String, String> metadata = Map.of(
                    PATH_FIELD, question.path().stream().map(URI::toString).collect(Collectors.joining(" ")),
                    DIFFICULTY_FIELD,
                            question.difficulties().stream()
                                    .map(habit -> habit.rule().title())
                                    .collect(Collectors.joining(", ")));
            tasks.add(new Task(
                    new TaskId(id),
                    question.inquiry().text(),
                    new Reference(question.answers(), Optional.empty()),
                    metadata));
        }
        return new TaskSet(name, split, tasks);
    }

    @Override
    public Optional<Site> site() {
        return Optional.of(Site.made());
    }

    /** The better habits as lessons: what there is to learn, for an upper bound. Never part of a prompt by itself. */
    public static List<String> goodLessons() {
        // The file lists the better convention of each habit first; the searcher does not know that.
        return Habit.all().list().stream()
                .map(rule -> rule.lesson(rule.conventions().get(0)))
                .toList();
    }

    /** Questions of each difficulty go to the splits in turn, so that what is practised is also tested. */
    private static Map<Split, List<Question>> deal(long seed) {
        Random random = new Random(Fingerprint.of(NAME, Long.toString(seed)).seed());
        List<Question> questions = new ArrayList<>(Site.made().questions());
        Collections.shuffle(questions, random);
        questions.sort(
                (a, b) -> a.difficulties().get(0).compareTo(b.difficulties().get(0)));
        Map<Split, List<Question>> dealt = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            dealt.put(split, new ArrayList<>());
        }
        List<Question> practice = Objects.requireNonNull(dealt.get(Split.PRACTICE));
        List<Question> validation = Objects.requireNonNull(dealt.get(Split.VALIDATION));
        List<Question> test = Objects.requireNonNull(dealt.get(Split.TEST));
        for (int i = 0; i < questions.size(); i++) {
            boolean validates = i % 10 == 9 && validation.size() < VALIDATION;
            boolean practises = i % 2 == 0 && practice.size() < PRACTICE && i % 10 != 8;
            (validates ? validation : practises ? practice : test).add(questions.get(i));
        }
        dealt.values().forEach(list -> Collections.shuffle(list, random));
        return dealt;
    }
}
