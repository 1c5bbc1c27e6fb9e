package dev.acumen.benchmarks.throughput;

import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Tasks of about 4 KB. Each begins with its number, which the {@link LatencyServer} repeats in its answer. */
final class Practice {

    /** Attempts at each task. */
    static final int SAMPLES = 8;

    static final String INSTRUCTIONS = "Work through the record step by step and say what follows from it.";

    private static final String MARK = "Task ";
    private static final int CHARACTERS = 4_000;
    private static final List<String> WORDS = List.of(
            "a",
            "ledger",
            "of",
            "the",
            "harbour",
            "names",
            "every",
            "parcel",
            "by",
            "weight",
            "and",
            "date",
            "while",
            "its",
            "clerk",
            "keeps",
            "count",
            "under",
            "lamplight",
            "until",
            "morning",
            "comes",
            "again");

    private Practice() {}

    /** So many tasks. */
    static List<Task> tasks(int count) {
        List<Task> tasks = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            tasks.add(new Task(
                    new TaskId("task-" + number), mark(number) + text(number), Reference.answers(mark(number))));
        }
        return tasks;
    }

    /** What the answer to the task of that number has in it. */
    static String mark(int number) {
        return String.format(Locale.ROOT, "%s%06d.", MARK, number);
    }

    private static String text(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder text = new StringBuilder(CHARACTERS);
        while (text.length() < CHARACTERS) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
