package dev.acumen.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.options.DataLines;
import dev.acumen.cli.options.DataOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.SplitTasks;
import dev.acumen.data.TaskFile;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen init}. */
@Command(
        name = "init",
        description =
                "Makes a folder for a domain of your own: its tasks split, its instructions and settings ready to edit.")
public final class InitCommand implements Callable<Integer> {

    /** Which fields of the files are which, where their names alone do not say it. */
    private static final String FIELDS = """
            # Which fields of these files are which
            inputField: input
            answerField: answer
            idField: id
            """;

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The folder to make.")
    private String name = "";

    @Option(names = "--seed", paramLabel = "N", description = "Of the split (0).")
    private long seed;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!data.given()) {
            throw new UserError(UserError.Kind.USAGE, "give your examples with --data FILE");
        }
        Path folder = session.path(name);
        if (Files.exists(folder)) {
            throw UserError.input(name + " exists already: choose another name or remove it");
        }
        Domain general = Domains.find(session.environment(), name, true);
        DomainTasks.Found found = data.tasks(session, general).find(seed);
        SplitTasks tasks = found.tasks();
        String evaluator = Evaluators.suggest(tasks.practice().tasks());
        try {
            Files.createDirectories(folder.resolve("prompts"));
            write(folder, tasks);
            Files.writeString(folder.resolve("instructions.md"), general.instructions());
            Files.writeString(folder.resolve(Domains.FILE), """
                    # How attempts are scored: exact, numeric, numeric:abs=0.01, math, regex:PATTERN, first-of(A, B)
                    evaluator: "%s"
                    # Published settings to start from: math (groups of 5) or web (groups of 3)
                    preset: math
                    # What the agent is told in every task
                    instructions: instructions.md
                    # Put a file named like one of ours here, such as compare.md, to replace that prompt
                    prompts: prompts
                    # Whether all answers are labels of a small set, which lessons may name: closed, open, or auto to find out
                    answers: auto
                    # Tasks: to practise, to decide between versions of the lessons, and held out to measure on
                    practice: practice.jsonl
                    %s%s%s""".formatted(
                            evaluator,
                            named("validation", tasks.validation()),
                            named("test", tasks.test()),
                            isReadAsWritten(folder, tasks) ? "" : FIELDS));
        } catch (IOException e) {
            throw session.unwritable(name, e);
        }
        DataLines.explain(session, found.files(), found.isAutomatic());
        if (tasks.test().size() == 0) {
            session.terminal()
                    .notice("warning: no task is held out, so what is learned cannot be measured: give at least two"
                            + " tasks, or held-out ones with --test-data");
        }
        session.terminal()
                .say("made " + name + ": " + tasks.practice().size() + " practice, "
                        + tasks.validation().size() + " validation and "
                        + tasks.test().size()
                        + " test " + (tasks.test().size() == 1 ? "task" : "tasks") + ", scored by " + evaluator);
        session.terminal().say("  edit:    " + name + "/instructions.md and " + name + "/" + Domains.FILE);
        session.terminal()
                .say("  learn:   acumen learn " + session.typed(name) + " --url http://127.0.0.1:8000/v1 --model NAME");
        session.terminal()
                .result(ReportJson.object()
                        .put("domain", name)
                        .put("practice", tasks.practice().size())
                        .put("validation", tasks.validation().size())
                        .put("test", tasks.test().size())
                        .put("evaluator", evaluator));
        return ExitCode.OK;
    }

    /** A line of settings; without such tasks there is none. */
    private static String named(String setting, TaskSet tasks) {
        return tasks.size() == 0 ? "" : setting + ": " + setting + ".jsonl\n";
    }

    private static void write(Path folder, SplitTasks tasks) throws IOException {
        for (TaskSet set : List.of(tasks.practice(), tasks.validation(), tasks.test())) {
            if (set.size() > 0) {
                Files.writeString(file(folder, set), text(set));
            }
        }
    }

    private static Path file(Path folder, TaskSet tasks) {
        return folder.resolve(tasks.split().name().toLowerCase(Locale.ROOT) + ".jsonl");
    }

    /** A field that was passed over may have a more usual name than those that are written, and would be read in their place. */
    private static boolean isReadAsWritten(Path folder, SplitTasks tasks) {
        return Stream.of(tasks.practice(), tasks.validation(), tasks.test())
                .filter(set -> set.size() > 0)
                .allMatch(set -> new TaskSet(set.name(), set.split(), TaskFile.read(file(folder, set)))
                        .fingerprint()
                        .equals(set.fingerprint()));
    }

    private static String text(TaskSet tasks) {
        ObjectMapper mapper = new ObjectMapper();
        StringBuilder text = new StringBuilder();
        for (Task task : tasks.tasks()) {
            ObjectNode row = ReportJson.object();
            row.put("id", task.id().value());
            row.put("input", task.input());
            if (task.reference().answers().size() == 1) {
                row.put("answer", task.reference().answers().get(0));
            } else if (task.reference().answers().isEmpty()) {
                row.putNull("answer");
            } else {
                ArrayNode answers = row.putArray("answer");
                task.reference().answers().forEach(answers::add);
            }
            task.reference().rubric().ifPresent(rubric -> row.put("rubric", rubric));
            task.metadata().forEach((field, value) -> {
                if (!row.has(field)) {
                    row.put(field, value);
                }
            });
            text.append(line(mapper, row)).append('\n');
        }
        return text.toString();
    }

    private static String line(ObjectMapper mapper, ObjectNode row) {
        try {
            return mapper.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
