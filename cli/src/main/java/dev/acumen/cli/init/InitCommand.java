package dev.acumen.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.options.DataOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.SplitTasks;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
        SplitTasks tasks = data.tasks(session, general).split(seed);
        String evaluator = Evaluators.suggest(tasks.practice().tasks());
        try {
            Files.createDirectories(folder.resolve("prompts"));
            write(folder.resolve("practice.jsonl"), tasks.practice());
            write(folder.resolve("test.jsonl"), tasks.test());
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
                    practice: practice.jsonl
                    test: test.jsonl
                    """.formatted(evaluator));
        } catch (IOException e) {
            throw session.unwritable(name, e);
        }
        session.terminal()
                .say("made " + name + ": " + tasks.practice().size() + " practice and "
                        + tasks.test().size() + " test tasks, scored by " + evaluator);
        session.terminal().say("  edit:    " + name + "/instructions.md and " + name + "/" + Domains.FILE);
        session.terminal()
                .say("  learn:   acumen learn " + session.typed(name) + " --url http://127.0.0.1:8000/v1 --model NAME");
        session.terminal()
                .result(ReportJson.object()
                        .put("domain", name)
                        .put("practice", tasks.practice().size())
                        .put("test", tasks.test().size())
                        .put("evaluator", evaluator));
        return ExitCode.OK;
    }

    private static void write(Path file, TaskSet tasks) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        StringBuilder text = new StringBuilder();
        for (Task task : tasks.tasks()) {
            ObjectNode row = ReportJson.object();
            row.put("id", task.id().value());
            row.put("input", task.input());
            if (task.reference().answers().size() == 1) {
                row.put("answer", task.reference().answers().get(0));
            } else if (!task.reference().answers().isEmpty()) {
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
        Files.writeString(file, text);
    }

    private static String line(ObjectMapper mapper, ObjectNode row) {
        try {
            return mapper.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
