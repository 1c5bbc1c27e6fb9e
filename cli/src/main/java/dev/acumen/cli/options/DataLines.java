package dev.acumen.cli.options;

import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.data.AutoSplit;
import dev.acumen.data.TaskData;
import java.util.ArrayList;
import java.util.List;

/** How files with tasks were read: which fields were taken for what, and one task as the agent is given it. */
public final class DataLines {

    private static final int LONGEST = 400;
    private static final int LONGEST_ANSWER = 80;

    private DataLines() {}

    /**
     * Explains them, on standard error; says nothing of tasks that come with a domain.
     *
     * @param files that were read
     * @param isSplit whether the tasks of one file were split
     */
    public static void explain(Session session, List<TaskData> files, boolean isSplit) {
        for (TaskData file : files) {
            lines(session.shown(file.file()), file).forEach(session.terminal()::explain);
        }
        files.stream().findFirst().ifPresent(file -> example(file).forEach(session.terminal()::explain));
        int tasks = isSplit ? files.get(0).tasks().size() : AutoSplit.SMALLEST_WITH_VALIDATION;
        if (tasks < AutoSplit.SMALLEST_WITH_VALIDATION) {
            session.terminal()
                    .explain("  validation  none of " + Numbers.of(tasks, "task") + "; a tenth is set aside from "
                            + AutoSplit.SMALLEST_WITH_VALIDATION + " tasks on");
        }
    }

    private static List<String> lines(String name, TaskData file) {
        TaskData.UsedFields fields = file.fields();
        List<String> lines = new ArrayList<>();
        int tasks = file.tasks().size();
        lines.add(name + ": " + Numbers.of(tasks, "task"));
        lines.add("  question    " + String.join(", ", fields.question()));
        if (!fields.choices().isEmpty()) {
            lines.add("  choices     " + String.join(", ", fields.choices()));
        }
        lines.add("  reference   "
                + fields.reference()
                        .orElse("none; name the field that holds the answer with --answer-field, if there is one"));
        fields.rubric().ifPresent(rubric -> lines.add("  rubric      " + rubric));
        fields.id().ifPresent(id -> lines.add("  id          " + id));
        if (!fields.metadata().isEmpty()) {
            lines.add("  metadata    " + String.join(", ", fields.metadata()) + " (the agent is not shown it)");
        }
        return lines;
    }

    private static List<String> example(TaskData file) {
        List<String> lines = new ArrayList<>();
        String input = file.tasks().get(0).input();
        List<String> answers = file.tasks().get(0).reference().answers();
        lines.add("  task " + file.tasks().get(0).id() + " as the agent is given it:");
        shortened(input, LONGEST).lines().forEach(line -> lines.add(("    | " + line).stripTrailing()));
        if (!answers.isEmpty()) {
            String joined = String.join(" or ", answers).replaceAll("\\s+", " ").strip();
            lines.add("    accepted: " + shortened(joined, LONGEST_ANSWER));
        }
        return lines;
    }

    private static String shortened(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + " ...";
    }
}
