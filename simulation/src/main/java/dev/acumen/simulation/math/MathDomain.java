package dev.acumen.simulation.math;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A built-in domain with a calculator: made-up problems with whole numbers for answers. */
public final class MathDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "math";

    private static final int PRACTICE = 60;
    private static final int VALIDATION = 20;
    private static final int TEST = 60;

    private MathDomain() {}

    /** The tasks of a split: 60 to practise on, 20 to validate on, 60 to test on. No problem is in two splits of a seed. */
    public static TaskSet tasks(Split split, long seed) {
        int first = switch (split) {
            case PRACTICE -> 0;
            case VALIDATION -> PRACTICE;
            case TEST -> PRACTICE + VALIDATION;
        };
        int count = switch (split) {
            case PRACTICE -> PRACTICE;
            case VALIDATION -> VALIDATION;
            case TEST -> TEST;
        };
        String name = NAME + "-" + split.name().toLowerCase(Locale.ROOT);
        List<Task> tasks = new ArrayList<>();
        for (Problem problem : problems(seed).subList(first, first + count)) {
            TaskId id = new TaskId(String.format(Locale.ROOT, "%s-%03d", name, tasks.size() + 1));
            tasks.add(new Task(
                    id, problem.text(), Reference.answers(problem.answer().toString())));
        }
        return new TaskSet(name, split, tasks);
    }

    /** What the agent is told. */
    public static String instructions() {
        try (InputStream file =
                Objects.requireNonNull(MathDomain.class.getResourceAsStream("instructions.md"), "instructions.md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the instructions of the math domain cannot be read", e);
        }
    }

    /** The better habits as lessons, for an upper bound. Never part of a prompt by itself. */
    public static List<String> goodLessons() {
        return Stream.of(MathHabit.values())
                .map(habit -> habit.rule().lesson(habit.rule().conventions().get(0)))
                .toList();
    }

    private static List<Problem> problems(long seed) {
        SplittableRandom random =
                new SplittableRandom(Fingerprint.of(NAME, Long.toString(seed)).seed());
        Set<String> known = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem.Kind> kinds = List.of(Problem.Kind.values());
        while (problems.size() < PRACTICE + VALIDATION + TEST) {
            Problem problem = Problem.drawn(kinds.get(problems.size() % kinds.size()), random);
            if (known.add(problem.text())) {
                problems.add(problem);
            }
        }
        return problems;
    }
}
