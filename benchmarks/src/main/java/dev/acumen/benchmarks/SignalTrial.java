package dev.acumen.benchmarks;

import dev.acumen.agent.rollout.Agent;
import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.rollout.RolloutEngine;
import dev.acumen.agent.rollout.SingleCallAgent;
import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.tool.AnnotatedTools;
import dev.acumen.agent.tool.ToolAgent;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.evaluate.Arm;
import dev.acumen.learning.evaluate.AttemptSetup;
import dev.acumen.learning.evaluate.EvaluationRun;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.signal.Signal;
import dev.acumen.prompts.PromptBook;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.tools.Calculator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One learning run on a built-in domain with a signal, and what each version that it adopted is worth.
 *
 * @param domain built in
 * @param seed of tasks, batches, calls and the simulation
 * @param signal what is learned from
 */
record SignalTrial(SimulatedDomain domain, long seed, Signal signal) {

    private static final int HELD_OUT = 60;
    private static final double TEMPERATURE = 0.3;

    /**
     * A version of the library.
     *
     * @param calls that learning took up to it
     * @param tokens of these calls
     * @param score mean reward of held-out attempts with it
     * @param rewards the same of each reward by name
     * @param length tokens of a held-out attempt on average
     */
    record Point(long calls, long tokens, double score, Map<String, Double> rewards, double length) {}

    /**
     * Runs it.
     *
     * @param home an empty folder
     * @return the start, and a point for each version that was adopted
     */
    List<Point> run(Path home) {
        Clock clock = Clock.systemUTC();
        RunId id = new RunId(domain.name() + "-1");
        SimulationSettings simulation = SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .reviewerErrorRate(FreightTrial.USUAL_ERRORS)
                .build();
        Evaluator evaluator = Evaluators.parse(domain.evaluator());
        try (SimulatedServer server = SimulatedServer.start(simulation);
                ExperienceStore store = ExperienceStore.open(home, clock, notice -> {});
                ToolAgent calculating = ToolAgent.builder(AnnotatedTools.shared(new Calculator()))
                        .build()) {
            RunJournal journal =
                    store.startRun(new JournalEntry.RunStarted(id, "learn", domain.name(), Map.of(), clock.instant()));
            OpenAiEndpoint model = new OpenAiEndpoint(
                    EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                            .name("simulated/" + SimulatedServer.MODEL)
                            .seed(Optional.of(seed))
                            .build(),
                    journal,
                    Budget.unlimited(),
                    clock,
                    event -> {});
            Agent agent = domain.tools().isEmpty() ? new SingleCallAgent() : calculating;
            LearnSettings settings = LearnSettings.math()
                    .epochs(2)
                    .signal(signal)
                    .seed(seed)
                    .heldOutSamples(0)
                    .build();
            Map<LibraryVersion, Spend> versions = new LinkedHashMap<>();
            versions.put(LibraryVersion.empty(), Spend.nothing());
            LearningRun.builder(store.libraries(), model, evaluator)
                    .instructions(domain.instructions())
                    .agent(agent)
                    .settings(settings)
                    .validation(domain.tasks(Split.VALIDATION, seed).tasks())
                    .events(event -> {
                        if (event instanceof RunEvent.StepFinished finished) {
                            finished.outcome()
                                    .adopted()
                                    .map(Revision::version)
                                    .ifPresent(version -> versions.put(version, spent(journal)));
                        }
                    })
                    .build()
                    .learn(id, domain.name(), domain.tasks(Split.PRACTICE, seed).tasks(), List.of());
            versions.put(store.libraries().head(domain.name()).orElse(LibraryVersion.empty()), spent(journal));
            return measured(
                    versions,
                    new AttemptSetup(
                            agent,
                            model,
                            new Injector(PromptBook.builtIn(), domain.instructions()),
                            OptionalInt.empty()),
                    evaluator);
        }
    }

    private static Spend spent(RunJournal journal) {
        return journal.spent().values().stream().reduce(Spend.nothing(), Spend::plus);
    }

    private List<Point> measured(Map<LibraryVersion, Spend> versions, AttemptSetup attempts, Evaluator evaluator) {
        List<Task> tasks = domain.tasks(Split.TEST, seed).tasks().subList(0, HELD_OUT);
        List<Entry<LibraryVersion, Spend>> all = List.copyOf(versions.entrySet());
        List<Arm> arms = IntStream.range(0, all.size())
                .mapToObj(place -> new Arm("version-" + place, all.get(place).getKey()))
                .toList();
        try (Workers workers = new Workers(16)) {
            RolloutEngine engine = new RolloutEngine(
                    attempts.live(new Health(10), LessonSelector.all()),
                    new EvaluatorScorer(evaluator),
                    workers,
                    attempt -> {},
                    event -> {});
            List<List<Group>> groups = new EvaluationRun(engine, workers, 1, TEMPERATURE)
                    .evaluate(new StepId(new RunId("measured"), 0), tasks, arms);
            List<Point> points = new ArrayList<>();
            for (int place = 0; place < all.size(); place++) {
                points.add(point(all.get(place).getValue(), groups.get(place)));
            }
            return points;
        }
    }

    private static Point point(Spend spent, List<Group> groups) {
        Map<String, List<Double>> rewards = new LinkedHashMap<>();
        List<Double> scores = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        groups.stream().flatMap(group -> group.members().stream()).forEach(member -> {
            scores.add(member.score()
                    .rewardIfGraded()
                    .map(reward -> reward.value())
                    .orElse(0.0));
            lengths.add((double) WrittenLength.of(member.rollout().trajectory()).tokens());
            member.score()
                    .rewards()
                    .values()
                    .forEach((name, value) -> rewards.computeIfAbsent(name, first -> new ArrayList<>())
                            .add(value));
        });
        Map<String, Double> means = new LinkedHashMap<>();
        rewards.forEach((name, values) -> means.put(name, OverSeeds.mean(values)));
        long tokens = spent.usage().inputTokens().orElse(0)
                + spent.usage().outputTokens().orElse(0);
        return new Point(spent.calls(), tokens, OverSeeds.mean(scores), means, OverSeeds.mean(lengths));
    }
}
