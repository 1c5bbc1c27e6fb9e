package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.run.PassId;
import dev.acumen.core.score.Score;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.FinishedRun;
import dev.acumen.runtime.run.RescoreJob;
import dev.acumen.runtime.run.RescoreJob.Rescored;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
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

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            FinishedRun run = FinishedRun.find(store, id);
            RescoreJob job = new RescoreJob(session.environment(), run, evaluator);
            show(run, job.scoredBy(), job.rescore());
            return ExitCode.OK;
        }
    }

    private void show(FinishedRun run, String spec, List<Rescored> attempts) {
        Terminal terminal = session.terminal();
        List<Rescored> changed = attempts.stream().filter(Rescored::changed).toList();
        terminal.say("rescored " + run.id() + ": " + Numbers.of(attempts.size(), "attempt") + ", scored by " + spec
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
