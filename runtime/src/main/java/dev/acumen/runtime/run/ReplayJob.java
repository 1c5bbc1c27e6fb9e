package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.EarlierRollouts;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.endpoints.RecordedEndpoint;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.TrainingFreeGrpo;
import dev.acumen.learning.replay.Replay;
import dev.acumen.learning.replay.ReplayReport;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.retrieval.RecordedSelection;
import dev.acumen.runtime.retrieval.Retriever;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Does a learning run over from its journal, without a call, and compares what came out. The real library is left as it is.
 *
 * @param environment that files of the domain are found in
 * @param libraries of the store
 * @param run that is done over
 * @param strategies of the run; the built-in ones unless an application supplied others
 */
public record ReplayJob(RunEnvironment environment, LibraryStore libraries, FinishedRun run, Strategies strategies) {

    private static final int AT_ONCE = 8;

    /**
     * What came out.
     *
     * @param report the comparison
     * @param stopped why the run could not be done over to its end, if it could not
     */
    public record Replayed(ReplayReport report, Optional<String> stopped) {}

    /**
     * Does the run over.
     *
     * @throws UserError if the run had an agent or an evaluator of an application, or strategies other than those given here
     */
    public Replayed replay() {
        requireSameParts();
        Replay replay = new Replay(
                libraries, run.id(), run.started().library(), run.recorded().attempts());
        Optional<String> stopped = learn(replay);
        return new Replayed(replay.report(), stopped);
    }

    /** Built-in parts in place of an application's would come to something else, and that would prove nothing. */
    private void requireSameParts() {
        SortedMap<String, String> own = new TreeMap<>();
        run.started().configuration().forEach((name, value) -> {
            if (name.startsWith("strategy.")) {
                own.put(name, value);
            }
        });
        if (!own.equals(strategies.names())) {
            throw UserError.input("run " + run.id() + " used strategies of an application " + own
                    + ": replay it from there, with Acumen.runs().replay(run, strategies)");
        }
        run.spec().setting("agent").ifPresent(agent -> {
            throw UserError.input("run " + run.id() + " used an agent of an application, '" + agent
                    + "', which may have asked more than the journal tells: it cannot be done over");
        });
    }

    /** Why it could not be done over to its end, if it could not. */
    private Optional<String> learn(Replay replay) {
        RunInputs inputs = run.inputs();
        Domain domain =
                inputs.domain(run.folder(environment), run.configured("domain"), run.scoredBy(), Optional.empty());
        RecordedEndpoint model = new RecordedEndpoint(run.configured("endpoint"), run.recorded());
        RecordedEndpoint judge = run.spec()
                .setting(Connection.JUDGE + "endpoint")
                .map(name -> new RecordedEndpoint(name, run.recorded()))
                .orElse(model);
        RecordedEndpoint reviewer = run.spec()
                .setting(Connection.REVIEWER + "endpoint")
                .map(name -> new RecordedEndpoint(name, run.recorded()))
                .orElse(model);
        try (AgentKit kit = inputs.kit(run.started().configuration());
                AgentKit.ClosableAgent agent = kit.agent(domain.prompts(), run.recorded(), event -> {})) {
            LearningRun.Builder learning = LearningRun.builder(
                            UnmovedLibraries.of(replay.libraries(), run.holdsResult()),
                            model,
                            DomainEvaluators.judged(run.scoredBy(), domain, judge))
                    .reviewer(reviewer)
                    .instructions(domain.instructions())
                    .prompts(domain.prompts())
                    .settings(run.settings(Map.of()))
                    .agent(agent)
                    .validation(inputs.validation())
                    .anchors(inputs.anchors())
                    .strategies(strategies.retrieval(retrieval()))
                    .concurrency(AT_ONCE)
                    .journal(replay.journal(RefusalMemory.given(run.recorded())));
            if (!run.isLive()) {
                learning.recorded(new EarlierRollouts(practice(run), run.isRedistilled()));
            }
            learning.build()
                    .learn(
                            run.id(),
                            run.started().library(),
                            run.base(libraries),
                            inputs.practice().tasks(),
                            inputs.test().tasks());
            return Optional.empty();
        } catch (CancellationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What was shown before is shown again, whatever would be found now. */
    private LessonSelector retrieval() {
        return run.spec().setting(Retriever.METHOD).isEmpty()
                ? LessonSelector.all()
                : new RecordedSelection(run.recorded().attempts().values().stream()
                        .map(ScoredRollout::rollout)
                        .toList());
    }

    /** The attempts that a run practised with. */
    public static List<Rollout> practice(FinishedRun run) {
        return run.recorded().attempts().values().stream()
                .map(ScoredRollout::rollout)
                .filter(rollout -> rollout.id().pass().name().equals(TrainingFreeGrpo.PASS))
                .toList();
    }
}
