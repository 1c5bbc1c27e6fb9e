package dev.acumen.simulation.math;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.math.MathHabit;
import dev.acumen.simulation.internal.math.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A built-in domain with a calculator: made-up problems with whole numbers for answers. */
public final class MathDomain implements SimulatedDomain {

    /** The name of the domain, which its task ids start with. */
    public static final String NAME = "math";

    private static final int PRACTICE = 60;
    private static final int VALIDATION = 20;
    private static final int TEST = 60;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String evaluator() {
        return "numeric";
    }

    @Override
    public String preset() {
        return "math";
    }

    @Override
    public List<String> tools() {
        return List.of("calculate", "python");
    }

    /** The tasks of a split: 60 to practise on, 20 to validate on, 60 to test on. No problem is in two splits of a seed. */
    @Override
    public TaskSet tasks(Split split, long seed) {
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
