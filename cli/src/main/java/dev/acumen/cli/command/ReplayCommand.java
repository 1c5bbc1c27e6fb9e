package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.learn.LearningRun;
import dev.acumen.agent.learn.TrainingFreeGrpo;
import dev.acumen.agent.replay.Replay;
import dev.acumen.agent.replay.ReplayReport;
import dev.acumen.agent.rollout.EarlierRollouts;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.connect.Connection;
import dev.acumen.cli.domain.Domain;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.endpoints.RecordedEndpoint;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen runs replay}. */
@Command(
        name = "replay",
        description = {
            "Does a learning run over from its journal, without a call, and compares scores, edits and versions.",
            "The real library is left as it is. Exit code 8 if anything came out differently."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final int AT_ONCE = 8;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A finished learning run.")
    private String id = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Opened.forReading(session, common)) {
            FinishedRun run = FinishedRun.find(store, id).learned();
            Replay replay = new Replay(
                    store.libraries(),
                    run.id(),
                    run.started().library(),
                    run.recorded().attempts());
            Optional<String> stopped = learn(store, run, replay);
            return show(run, replay.report(), stopped);
        }
    }

    /** Why it could not be done over to its end, if it could not. */
    private Optional<String> learn(ExperienceStore store, FinishedRun run, Replay replay) {
        RunMaterial material = run.material();
        Domain domain = material.domain(
                run.folder(session), run.configured("domain"), run.configured("evaluator"), Optional.empty());
        RecordedEndpoint model = new RecordedEndpoint(run.configured("endpoint"), run.recorded());
        RecordedEndpoint judge = Optional.ofNullable(
                        run.started().configuration().get(Connection.JUDGE + "endpoint"))
                .map(name -> new RecordedEndpoint(name, run.recorded()))
                .orElse(model);
        try (AgentKit kit = material.kit(run.started().configuration());
                AgentKit.Hired agent = kit.agent(domain.prompts(), run.recorded(), event -> {})) {
            LearningRun.Builder learning = LearningRun.builder(
                            replay.libraries(),
                            model,
                            EvaluatorOption.judged(run.configured("evaluator"), domain, judge))
                    .instructions(domain.instructions())
                    .prompts(domain.prompts())
                    .settings(run.settings(Map.of()))
                    .agent(agent)
                    .concurrency(AT_ONCE)
                    .attempts(replay.attempts());
            if (!run.isLive()) {
                learning.recorded(new EarlierRollouts(practice(run)));
            }
            learning.build()
                    .learn(
                            run.id(),
                            run.started().library(),
                            run.base(store.libraries()),
                            material.practice().tasks(),
                            material.test().tasks());
            return Optional.empty();
        } catch (CancellationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The attempts that were practised with. */
    static List<Rollout> practice(FinishedRun run) {
        return run.recorded().attempts().values().stream()
                .map(ScoredRollout::rollout)
                .filter(rollout -> rollout.id().pass().name().equals(TrainingFreeGrpo.PASS))
                .toList();
    }

    private int show(FinishedRun run, ReplayReport report, Optional<String> stopped) {
        List<String> differences = new ArrayList<>();
        stopped.ifPresent(differences::add);
        differences.addAll(report.differences());
        Terminal terminal = session.terminal();
        Spend spent = run.recorded().committed();
        terminal.say("replayed " + run.id() + ": attempts " + Numbers.count(report.attempts())
                + ", versions with their edits " + Numbers.count(report.revisions()) + ", moves of the library's head "
                + Numbers.count(report.moves()));
        terminal.say("  from the journal's " + Numbers.count(spent.calls()) + " calls; none was made");
        if (differences.isEmpty()) {
            terminal.say("  everything came out as before");
        } else {
            terminal.say("  " + differences.size() + " differences");
            differences.stream().limit(SHOWN).forEach(difference -> terminal.say("    " + difference));
        }
        ObjectNode result = JsonResult.object();
        result.put("run", run.id().value());
        result.put("same", differences.isEmpty());
        result.put("attempts", report.attempts());
        result.put("versions", report.revisions());
        result.put("callsMade", 0);
        ArrayNode list = result.putArray("differences");
        differences.forEach(list::add);
        terminal.result(result);
        return differences.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
