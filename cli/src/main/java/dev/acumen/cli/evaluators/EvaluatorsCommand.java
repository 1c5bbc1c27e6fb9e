package dev.acumen.cli.evaluators;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.work.Workers;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.data.LabelledAnswer;
import dev.acumen.data.LabelledFile;
import dev.acumen.evaluators.EvaluatorLanguage;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.report.ReportJson;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acumen evaluators}: how attempts can be scored, and how far that can be trusted. */
@Command(name = "evaluators", description = "Lists the evaluators, and holds one against labels.")
public final class EvaluatorsCommand {

    private static final PassId PASS = new PassId(new StepId(new RunId("check"), 0), "check");

    private final Session session;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public EvaluatorsCommand(Session session) {
        this.session = session;
    }

    @Command(name = "list", description = "Lists the evaluators: what to write, and what each looks at.")
    int list(@Mixin CommonOptions options) {
        Map<String, String> choice =
                EvaluatorLanguage.usual(session.directory()).choice();
        int width = choice.keySet().stream().mapToInt(String::length).max().orElse(0);
        ObjectNode result = ReportJson.object();
        ArrayNode list = result.putArray("evaluators");
        choice.forEach((usage, summary) -> {
            session.terminal().say("  " + usage + " ".repeat(width - usage.length()) + "   " + summary);
            list.addObject().put("usage", usage).put("summary", summary);
        });
        session.terminal().result(result);
        return ExitCode.OK;
    }

    @Command(
            name = "check",
            description = {
                "Holds the verdicts of an evaluator against labels, and shows every row it does not judge as labelled.",
                "A row is {\"gold\": answer, \"pred\": whole reply, \"expected\": true or false}."
            })
    int check(
            @Option(
                            names = "--evaluator",
                            paramLabel = "SPEC",
                            required = true,
                            description = "Which; 'acumen evaluators list' shows them.")
                    String spec,
            @Option(
                            names = "--data",
                            paramLabel = "FILE",
                            required = true,
                            description = "JSON lines, a JSON array, or CSV, with gold, pred and expected.")
                    String data,
            @Option(
                            names = "--concurrency",
                            paramLabel = "N",
                            description = "Rows judged at once (default: the number of processors).")
                    Optional<Integer> concurrency,
            @Mixin CommonOptions options) {
        EvaluatorScorer scorer = new EvaluatorScorer(DomainEvaluators.parsed(spec, session.directory()));
        List<LabelledAnswer> rows = LabelledFile.read(session.path(data));
        int atOnce =
                Math.max(1, concurrency.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
        Agreement agreement = judged(rows, scorer, atOnce);
        session.terminal().say(session.terminal().bold("evaluators check, " + spec + " against " + data));
        agreement.lines().forEach(session.terminal()::say);
        ObjectNode result = ReportJson.object().put("evaluator", spec).put("data", data);
        agreement.describe(result);
        session.terminal().result(result);
        return ExitCode.OK;
    }

    private static Agreement judged(List<LabelledAnswer> rows, EvaluatorScorer scorer, int atOnce) {
        try (Workers workers = new Workers(atOnce)) {
            List<CompletableFuture<Agreement.Judged>> judged = rows.stream()
                    .map(row -> workers.submit(Role.JUDGING, () -> judged(row, scorer)))
                    .toList();
            return new Agreement(workers.join(judged));
        }
    }

    private static Agreement.Judged judged(LabelledAnswer row, EvaluatorScorer scorer) {
        TaskId id = new TaskId("line-" + row.line());
        Task task = new Task(id, "Is it right?", new Reference(row.gold(), Optional.empty()));
        Rollout rollout = new Rollout(
                new RolloutId(PASS, id, 0),
                Exposure.whole(LibraryVersion.empty().id()),
                new Trajectory(List.of(AiMessage.from(row.pred()))),
                new Ending.Completed());
        return new Agreement.Judged(row, scorer.score(task, List.of(rollout)).get(0));
    }
}
