package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.scoring.ConsensusScorer;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.TrainingFreeGrpo;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.FinishedRun;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen runs rescore}. */
@Command(
        name = "rescore",
        description = {
            "Scores the attempts of a run again, with another evaluator or to see whether this one still says the same.",
            "The run itself is left as it is; 'acumen runs redistill' learns from the new scores."
        })
public final class RescoreCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A run that made attempts.")
    private String id = "";

    @Option(
            names = "--evaluator",
            paramLabel = "SPEC",
            description = "How to score them (default: as they were scored).")
    private Optional<String> evaluator = Optional.empty();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public RescoreCommand(Session session) {
        this.session = session;
    }

    /** An attempt with its score before and now. */
    private record Rescored(ScoredRollout before, Score now) {
        boolean changed() {
            return !before.score().rewardIfGraded().equals(now.rewardIfGraded());
        }
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            FinishedRun run = FinishedRun.find(store, id);
            String spec = evaluator.orElseGet(() -> run.configured("evaluator"));
            List<Rescored> attempts = rescored(run, DomainEvaluators.parsed(spec, run.folder(session.environment())));
            show(run, spec, attempts);
            return ExitCode.OK;
        }
    }

    private List<Rescored> rescored(FinishedRun run, Evaluator evaluator) {
        if (!run.started().kind().equals("learn") && !run.started().kind().equals("eval")) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "run " + run.id() + " is one of '" + run.started().kind() + "'; only learn and eval are scored");
        }
        Map<TaskId, Task> tasks = new HashMap<>();
        if (run.started().kind().equals("learn")) {
            run.inputs().practice().tasks().forEach(task -> tasks.put(task.id(), task));
        }
        run.inputs().test().tasks().forEach(task -> tasks.put(task.id(), task));
        Map<List<Object>, List<ScoredRollout>> groups = new LinkedHashMap<>();
        for (ScoredRollout attempt : run.recorded().attempts().values()) {
            RolloutId id = attempt.rollout().id();
            groups.computeIfAbsent(List.of(id.pass(), id.task()), group -> new ArrayList<>())
                    .add(attempt);
        }
        List<Rescored> rescored = new ArrayList<>();
        for (List<ScoredRollout> group : groups.values()) {
            Task task = tasks.get(group.get(0).rollout().id().task());
            if (task != null) {
                GroupScorer scorer = scorer(run, group.get(0).rollout().id().pass(), evaluator);
                List<Score> now = scorer.score(
                        task, group.stream().map(ScoredRollout::rollout).toList());
                for (int i = 0; i < now.size(); i++) {
                    rescored.add(new Rescored(group.get(i), now.get(i)));
                }
            }
        }
        return rescored;
    }

    /** Without another evaluator, practice that was scored by agreement is scored by agreement again. */
    private GroupScorer scorer(FinishedRun run, PassId pass, Evaluator with) {
        boolean byAgreement = evaluator.isEmpty()
                && pass.name().equals(TrainingFreeGrpo.PASS)
                && "false".equals(run.started().configuration().get("groundTruth"));
        return byAgreement ? new ConsensusScorer(with) : new EvaluatorScorer(with);
    }

    private void show(FinishedRun run, String spec, List<Rescored> attempts) {
        Terminal terminal = session.terminal();
        List<Rescored> changed = attempts.stream().filter(Rescored::changed).toList();
        terminal.say("rescored " + run.id() + ": " + Numbers.count(attempts.size()) + " attempts, scored by " + spec
                + "; no call was made");
        Map<String, List<Rescored>> passes = new LinkedHashMap<>();
        attempts.forEach(attempt -> passes.computeIfAbsent(
                        name(attempt.before().rollout().id().pass()), pass -> new ArrayList<>())
                .add(attempt));
        Table table =
                new Table("pass", "attempts", "mean before", "mean now", "unscored before", "unscored now", "changed");
        passes.forEach((pass, list) -> table.row(
                pass,
                Numbers.count(list.size()),
                Numbers.score(mean(list, false)),
                Numbers.score(mean(list, true)),
                Numbers.count(unscored(list, false)),
                Numbers.count(unscored(list, true)),
                Numbers.count(list.stream().filter(Rescored::changed).count())));
        table.lines().forEach(terminal::say);
        changed.stream()
                .limit(SHOWN)
                .forEach(attempt -> terminal.say("  "
                        + attempt.before().rollout().id() + ": was "
                        + words(attempt.before().score()) + ", is "
                        + words(attempt.now())));
        if (changed.size() > SHOWN) {
            terminal.say("  and " + Numbers.count(changed.size() - SHOWN) + " more, all of them with --json");
        }
        terminal.result(result(run, spec, attempts, changed));
    }

    private static ObjectNode result(FinishedRun run, String spec, List<Rescored> attempts, List<Rescored> changed) {
        ObjectNode result = ReportJson.object();
        result.put("run", run.id().value());
        result.put("evaluator", spec);
        result.put("attempts", attempts.size());
        ReportJson.put(result, "meanBefore", mean(attempts, false));
        ReportJson.put(result, "meanNow", mean(attempts, true));
        ArrayNode list = result.putArray("changed");
        for (Rescored attempt : changed) {
            list.addObject()
                    .put("attempt", attempt.before().rollout().id().toString())
                    .put("before", words(attempt.before().score()))
                    .put("now", words(attempt.now()));
        }
        return result;
    }

    private static String name(PassId pass) {
        return pass.step().number() == 0 ? pass.name() : "step " + pass.step().number() + " " + pass.name();
    }

    private static Score score(Rescored attempt, boolean now) {
        return now ? attempt.now() : attempt.before().score();
    }

    private static OptionalDouble mean(List<Rescored> attempts, boolean now) {
        return attempts.stream()
                .flatMap(attempt -> score(attempt, now).rewardIfGraded().stream())
                .mapToDouble(reward -> reward.value())
                .average();
    }

    private static long unscored(List<Rescored> attempts, boolean now) {
        return attempts.stream()
                .filter(attempt -> score(attempt, now).rewardIfGraded().isEmpty())
                .count();
    }

    private static String words(Score score) {
        return score.match(new Score.Cases<>(
                graded -> Numbers.score(OptionalDouble.of(graded.reward().value())) + " (" + graded.detail() + ")",
                unscored -> "unscored (" + unscored.reason() + ")"));
    }
}
