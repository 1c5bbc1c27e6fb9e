package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.scoring.ShuffledScorer;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.Budget;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.OpenAiEndpoint;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.group.Selection;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.ReviewerUnreadable;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.report.TaskResult;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRunTest {

    private static final RunId RUN = new RunId("freight-1");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Evaluator EVALUATOR = Evaluators.parse("numeric:abs=0.005");
    private static final List<Task> PRACTICE =
            new FreightDomain().tasks(Split.PRACTICE, 0).tasks().subList(0, 40);
    private static final List<Task> HELD_OUT =
            new FreightDomain().tasks(Split.TEST, 0).tasks().subList(0, 60);

    private static SimulatedServer server;

    @TempDir
    private Path home;

    @BeforeAll
    static void startServer() {
        server = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ofMillis(1))
                .build());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** What a run came to and how many of its calls the journal holds. */
    private record Outcome(LearnReport report, long calls) {}

    @Test
    void oneEpochOfFreightLearnsLessonsThatHelpOnHeldOutTasks() {
        Outcome outcome = learn("a", oneEpoch().build(), PRACTICE, HELD_OUT, 16);

        assertThat(outcome.report().version().lessons()).isNotEmpty();
        assertThat(outcome.report().changes()).isPositive();
        assertThat(outcome.report().heldOut().orElseThrow().low()).isPositive();
        assertThat(outcome.report().steps().get(0).report().losses()).isEqualTo(ReviewFailures.none());
        assertThat(outcome.report().version().lessons())
                .allSatisfy(lesson -> assertThat(lesson.provenance().evidence()).isNotEmpty());
    }

    @Test
    void lessonsFromShuffledRewardsHelpLittle() {
        double gain = 0;
        for (long seed = 1; seed <= 3; seed++) {
            long ofShuffle = seed;
            LearnReport report = learn(
                            "shuffled" + seed,
                            oneEpoch().seed(seed).build(),
                            PRACTICE.subList(0, 30),
                            HELD_OUT.subList(0, 40),
                            16,
                            Budget.unlimited(),
                            run -> run.practiceScoring(inner -> new ShuffledScorer(inner, ofShuffle)))
                    .report();
            gain += report.heldOut().map(found -> found.difference()).orElse(0.0);
        }
        assertThat(gain / 3).isLessThan(0.15);
    }

    @Test
    void theSameRunComesToTheSameWhateverTheConcurrency() {
        LearnSettings settings =
                oneEpoch().epochs(2).batchSize(OptionalInt.of(6)).groupSize(3).build();
        List<Outcome> outcomes = new ArrayList<>();
        for (int concurrency : new int[] {1, 4, 16, 16}) {
            outcomes.add(learn("c" + outcomes.size(), settings, PRACTICE.subList(0, 9), List.of(), concurrency));
        }
        assertThat(outcomes.get(0).report().version().lessons()).isNotEmpty();
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isEqualTo(outcomes.get(0)));
    }

    @Test
    void aRunStoppedByItsBudgetAndTakenUpAgainIsTheRunThatWasNotStopped() {
        LearnSettings settings =
                oneEpoch().epochs(2).batchSize(OptionalInt.of(5)).groupSize(3).build();
        List<Task> practice = PRACTICE.subList(0, 10);
        List<Task> heldOut = HELD_OUT.subList(0, 5);
        Outcome whole = learn("whole", settings, practice, heldOut, 4);
        for (long stop : new long[] {1, whole.calls() / 4, whole.calls() / 2, whole.calls() - 1}) {
            String name = "stopped" + stop;
            assertThatThrownBy(() -> learn(name, settings, practice, heldOut, 4, calls(stop), run -> run))
                    .isInstanceOf(BudgetExhausted.class);
            Outcome resumed = learn(name, settings, practice, heldOut, 4, calls(whole.calls()), run -> run);

            assertThat(resumed).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dr-grpo,dapo:refill=3:resample=2:failures=0.5",
                "gvpo,gfpo:efficient,hicra",
                "disco,dapo",
                "gspo:attempts=3",
                "gdpo"
            })
    void aRunWithAnotherSignalThatWasStoppedComesToTheSameToo(String signal) {
        LearnSettings settings = oneEpoch()
                .epochs(2)
                .batchSize(OptionalInt.of(4))
                .groupSize(3)
                .signal(signal)
                .build();
        List<Task> practice = PRACTICE.subList(0, 10);
        Outcome whole = learn("whole", settings, practice, List.of(), 4);
        long stop = whole.calls() * 2 / 3;
        assertThatThrownBy(() -> learn("stopped", settings, practice, List.of(), 4, calls(stop), run -> run))
                .isInstanceOf(BudgetExhausted.class);
        Outcome resumed = learn("stopped", settings, practice, List.of(), 16, calls(whole.calls()), run -> run);

        assertThat(resumed).isEqualTo(whole);
        assertThat(whole.report().version().lessons()).isNotEmpty();
    }

    @Test
    void aRunThatIsStoppedWhereverItTriesPlansComesToTheSameWhenItIsTakenUp() {
        LearnSettings settings = LearnSettings.math()
                .epochs(1)
                .groupSize(3)
                .adoption(new AdoptionSettings(GateKind.PROBE, 3, 8, OptionalInt.of(4), UpkeepKind.COMPACT))
                .lessonDropout(0.5)
                .build();
        List<Task> practice = PRACTICE.subList(0, 24);
        Outcome whole = learn("whole-probe", settings, practice, List.of(), 4);
        assertThat(whole.report().steps())
                .anySatisfy(step -> assertThat(step.adoption().trial()).isPresent());
        assertThat(whole.report().version().lessons()).isNotEmpty();
        Random random = new Random(3);
        for (int time = 0; time < 5; time++) {
            long stop = 1 + random.nextInt((int) whole.calls() - 1);
            String name = "probe-" + time;
            assertThatThrownBy(() -> learn(name, settings, practice, List.of(), 4, calls(stop), run -> run))
                    .isInstanceOf(BudgetExhausted.class);
            Outcome resumed = learn(name, settings, practice, List.of(), 4, calls(whole.calls()), run -> run);

            assertThat(resumed).as("stopped after %d calls", stop).isEqualTo(whole);
        }
    }

    @Test
    void aProbeKeepsOutWhatAReviewerThatIsWrongHalfOfTheTimeWouldHaveAdopted() {
        try (SimulatedServer wrong = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .reviewerErrorRate(1)
                .build())) {
            SimulatedServer right = server;
            server = wrong;
            try {
                List<Task> validation =
                        new FreightDomain().tasks(Split.VALIDATION, 0).tasks();
                Outcome published = learn("wrong-published", oneEpoch().build(), PRACTICE, HELD_OUT, 16);
                Outcome probed = learn(
                        "wrong-probed",
                        LearnSettings.math().epochs(1).build(),
                        PRACTICE,
                        HELD_OUT,
                        16,
                        Budget.unlimited(),
                        run -> run.validation(validation));

                assertThat(published.report().heldOut().orElseThrow().difference())
                        .isNegative();
                assertThat(probed.report()
                                .heldOut()
                                .map(found -> found.difference())
                                .orElse(0.0))
                        .isGreaterThan(
                                published.report().heldOut().orElseThrow().difference());
            } finally {
                server = right;
            }
        }
    }

    @Test
    void aRunThatChangesNothingMakesNoVersion() {
        ScriptedModel model = ScriptedModel.inOrder("#### 1");
        try (ExperienceStore store = open("nothing")) {
            LearnReport report = LearningRun.builder(store.libraries(), Endpoint.of("scripted", model), EVALUATOR)
                    .settings(oneEpoch().build())
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 4), HELD_OUT.subList(0, 2));

            assertThat(report.changes()).isZero();
            assertThat(report.version()).isEqualTo(LibraryVersion.empty());
            assertThat(report.heldOut()).isEmpty();
            assertThat(store.libraries().names()).isEmpty();
            assertThat(model.requests()).hasSize(20);
        }
    }

    @Test
    void aModelThatAddsForEverythingNeverPassesTheCaps() {
        AtomicInteger number = new AtomicInteger();
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, number.incrementAndGet()));
        LibraryLimits limits = new LibraryLimits(12, 300);
        try (ExperienceStore store = open("greedy")) {
            LearnReport report = LearningRun.builder(
                            store.libraries(), Endpoint.of("scripted", model), new Alternating())
                    .settings(oneEpoch()
                            .epochs(3)
                            .batchSize(OptionalInt.of(10))
                            .limits(limits)
                            .build())
                    .concurrency(2)
                    .build()
                    .learn(RUN, "freight", PRACTICE, List.of());

            for (StepReport step :
                    report.steps().stream().map(StepOutcome::report).toList()) {
                LibraryVersion version = step.revision().version();
                assertThat(version.lessons()).hasSizeLessThanOrEqualTo(12);
                assertThat(version.tokens()).isLessThanOrEqualTo(300);
            }
            assertThat(report.version().lessons()).isNotEmpty();
            assertThat(report.steps().get(11).report().revision().rejected())
                    .extracting(RejectedEdit::reason)
                    .containsAnyOf(RejectedEdit.Reason.TOO_MANY_LESSONS, RejectedEdit.Reason.TOO_MANY_TOKENS);
        }
    }

    @Test
    void aReviewerOfWhichNothingCanBeReadEndsTheRunAfterOneStepUnlessItGoesOnAsPublished() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedModel mute = ScriptedModel.replying(request -> {
            asked.incrementAndGet();
            return "#### 1";
        });
        LearnSettings chosen = LearnSettings.math().batchSize(OptionalInt.of(8)).build();
        LearnSettings published = oneEpoch().batchSize(OptionalInt.of(8)).build();
        for (LearnSettings settings : List.of(chosen, published)) {
            try (ExperienceStore store = open("mute" + asked.get())) {
                LearningRun run = LearningRun.builder(store.libraries(), Endpoint.of("mute", mute), new Alternating())
                        .settings(settings)
                        .build();
                if (settings.equals(published)) {
                    assertThat(run.learn(RUN, "freight", PRACTICE, List.of()).changes())
                            .isZero();
                } else {
                    assertThatThrownBy(() -> run.learn(RUN, "freight", PRACTICE, List.of()))
                            .isInstanceOf(ReviewerUnreadable.class)
                            .hasMessageContaining("8 replies of the reviewing model mute");
                    assertThat(asked.get()).isLessThanOrEqualTo(8 * (settings.groupSize() + 2));
                }
            }
        }
    }

    @Test
    void eachPhaseSamplesAtItsOwnTemperatureAndHeldOutAttemptsAreMadeAnew() {
        Map<String, ConcurrentLinkedQueue<ChatRequest>> asked = new ConcurrentHashMap<>();
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, 1));
        Endpoint endpoint = new Recording(model, asked);
        try (ExperienceStore store = open("temperatures")) {
            LearningRun.builder(store.libraries(), endpoint, new Alternating())
                    .instructions("Price it.")
                    .settings(oneEpoch()
                            .practiceTemperature(0.9)
                            .evaluationTemperature(0.2)
                            .reviewTemperature(0.4)
                            .heldOutSamples(2)
                            .build())
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 3), HELD_OUT.subList(0, 3));
        }
        assertThat(asked.get("practice ROLLOUT")).hasSize(15).allMatch(request -> request.temperature() == 0.9);
        assertThat(asked.get("held-out-without ROLLOUT")).hasSize(6).allMatch(request -> request.temperature() == 0.2);
        assertThat(asked.get("held-out-with ROLLOUT"))
                .hasSize(6)
                .allMatch(request -> request.temperature() == 0.2)
                .allMatch(request -> ScriptedModel.text(request).contains("<advice>"));
        assertThat(asked.get("practice SUMMARIZE")).isNotEmpty().allMatch(request -> request.temperature() == 0.4);
        assertThat(asked.get("practice DISTILL")).isNotEmpty().allMatch(request -> request.temperature() == 0.4);
    }

    @Test
    void groupsWhoseRewardsAreAlikeAreNeverReviewed() {
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, 1));
        Evaluator onlyFirstTaskIsMixed = (task, rollout) ->
                task.equals(PRACTICE.get(0)) && rollout.id().sample() == 0 ? Score.right("") : Score.wrong("");
        Map<String, ConcurrentLinkedQueue<ChatRequest>> asked = new ConcurrentHashMap<>();
        try (ExperienceStore store = open("alike")) {
            LearningRun.builder(store.libraries(), new Recording(model, asked), onlyFirstTaskIsMixed)
                    .settings(oneEpoch().build())
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 6), List.of());
        }
        assertThat(asked.get("practice SUMMARIZE"))
                .hasSize(5)
                .allMatch(request -> ScriptedModel.text(request)
                        .contains(PRACTICE.get(0).input().lines().findFirst().orElseThrow()));
        assertThat(asked.get("practice DISTILL")).hasSize(1);
    }

    @Test
    void noiseInPlaceOfTheAdvantageIsVisiblyWorse() {
        AdvantageEstimator noise = group -> {
            Random random = new Random(Fingerprint.of(group.task().id().value()).seed());
            return AdvantagedGroup.of(group, member -> random.nextGaussian());
        };
        LearnSettings settings = oneEpoch().build();
        Outcome computed = learn("computed", settings, PRACTICE, HELD_OUT, 4);
        Outcome random = learn(
                "noise",
                settings,
                PRACTICE,
                HELD_OUT,
                4,
                Budget.unlimited(),
                run -> run.strategies(Strategies.builtIn().advantages("noise", noise)));

        assertThat(gain(random)).isLessThan(gain(computed) - 0.1);
    }

    @Test
    void fewTasksTeachLessIfTheEvaluatorSaysNothing() {
        LearnSettings settings = LearnSettings.math()
                .adoption(AdoptionSettings.published())
                .economy(Economy.none())
                .epochs(1)
                .build();
        double without = 0;
        double with = 0;
        for (int from = 0; from < PRACTICE.size(); from += 10) {
            List<Task> few = PRACTICE.subList(from, from + 10);
            without += gain(learn("wordless-" + from, settings, few, HELD_OUT, 4)) / 4;
            with += gain(learn(
                            "words-" + from,
                            settings,
                            few,
                            HELD_OUT,
                            4,
                            Budget.unlimited(),
                            run -> run.practiceScoring(LearningRunTest::worded)))
                    / 4;
        }

        assertThat(without).isLessThan(with - 0.02);
    }

    /** Says of a wrong attempt what it should have done. */
    private static GroupScorer worded(GroupScorer scorer) {
        return (task, rollouts) -> {
            List<Score> scores = scorer.score(task, rollouts);
            return IntStream.range(0, scores.size())
                    .mapToObj(i -> scores.get(i)
                            .rewardIfGraded()
                            .filter(reward -> reward.value() < 1)
                            .flatMap(reward -> FreightDomain.objection(
                                            rollouts.get(i).trajectory().finalAnswer())
                                    .map(words -> (Score) new Score.Graded(reward, words)))
                            .orElse(scores.get(i)))
                    .toList();
        };
    }

    private static double gain(Outcome outcome) {
        return outcome.report().heldOut().orElseThrow().difference();
    }

    @Test
    void theOrderOfAttemptsThatEarlierRunsHadIsStillThere() {
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, 1));
        Map<String, ConcurrentLinkedQueue<ChatRequest>> asked = new ConcurrentHashMap<>();
        try (ExperienceStore store = open("order")) {
            LearningRun.builder(store.libraries(), new Recording(model, asked), new Alternating())
                    .settings(oneEpoch().order(AttemptOrder.SAMPLE).build())
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 1), List.of());
        }
        assertThat(ScriptedModel.text(asked.get("practice DISTILL").element()))
                .containsPattern(
                        "(?s)number=\"1\" reward=\"1.00\".*number=\"2\" reward=\"0.00\".*number=\"3\" reward=\"1.00\"");
    }

    @Test
    void everyStrategyOfAnApplicationIsHeeded() {
        List<Task> practice = PRACTICE.subList(0, 4);
        LearnSettings settings = oneEpoch().batchSize(OptionalInt.of(2)).build();
        Outcome usual = learn("usual", settings, practice, List.of(), 4);
        assertThat(usual.report().steps()).hasSize(2);

        Outcome none = learn(
                "none",
                settings,
                practice,
                List.of(),
                4,
                Budget.unlimited(),
                run -> run.strategies(
                        Strategies.builtIn().groups("none", (group, history) -> Selection.none(group, "not wanted"))));
        Outcome stopped = learn(
                "stop",
                settings,
                practice,
                List.of(),
                4,
                Budget.unlimited(),
                run -> run.strategies(Strategies.builtIn()
                        .stop(
                                "one-step",
                                history -> history.steps().isEmpty() ? Optional.empty() : Optional.of("enough"))));
        Outcome planned = learn(
                "plan",
                settings,
                practice,
                List.of(),
                4,
                Budget.unlimited(),
                run -> run.strategies(Strategies.builtIn()
                        .batches("one", BatchPlan.of(List.of(new Batch(practice.subList(0, 1), 3))))));
        Outcome shut = learn(
                "gate",
                settings,
                practice,
                List.of(),
                4,
                Budget.unlimited(),
                run -> run.strategies(Strategies.builtIn()
                        .gate("shut", context -> new Adoption(Optional.empty(), "not good enough"))));

        assertThat(none.report().version()).isEqualTo(LibraryVersion.empty());
        assertThat(stopped.report().steps()).hasSize(1);
        assertThat(planned.report().steps()).hasSize(1);
        assertThat(planned.report().steps().get(0).report().graded()).isEqualTo(3);
        assertThat(shut.report().version()).isEqualTo(LibraryVersion.empty());
        assertThat(shut.report().changes()).isZero();
        assertThat(shut.report().steps().get(0).adoption().reason()).isEqualTo("not good enough");
        assertThat(shut.report().steps().get(0).report().revision().changed()).isTrue();
    }

    @Test
    void aPlanThatLooksAtResultsComesToTheSameBatchesWhenTheRunIsTakenUp() {
        List<Task> practice = PRACTICE.subList(0, 6);
        BatchPlan doubtful = new BatchPlan() {
            @Override
            public Optional<Batch> next(History history) {
                if (history.steps().isEmpty()) {
                    return Optional.of(new Batch(practice, 2));
                }
                List<TaskSamples> mixed = practice.stream()
                        .filter(task -> history.results(task.id()).get(0).outcome() == Group.Outcome.MIXED)
                        .map(task -> new TaskSamples(
                                task,
                                2
                                        + (int) history.results(task.id()).get(0).rewards().stream()
                                                .filter(reward -> reward > 0)
                                                .count()))
                        .toList();
                return history.steps().size() > 1 || mixed.isEmpty() ? Optional.empty() : Optional.of(new Batch(mixed));
            }

            @Override
            public List<Batch> forecast() {
                return List.of(new Batch(practice, 2));
            }
        };
        UnaryOperator<LearningRun.Builder> planned =
                run -> run.strategies(Strategies.builtIn().batches("doubtful", doubtful));
        LearnSettings settings = oneEpoch().build();
        Outcome whole = learn("whole-plan", settings, practice, List.of(), 4, Budget.unlimited(), planned);
        assertThat(whole.report().steps()).hasSize(2);
        List<TaskResult> second = whole.report().steps().get(1).report().results();
        assertThat(second)
                .hasSizeLessThan(6)
                .allMatch(result -> result.rewards().size() == 3);

        assertThatThrownBy(() -> learn("cut-plan", settings, practice, List.of(), 1, calls(whole.calls() - 4), planned))
                .isInstanceOf(BudgetExhausted.class);
        Outcome resumed = learn("cut-plan", settings, practice, List.of(), 4, Budget.unlimited(), planned);

        assertThat(resumed).isEqualTo(whole);
    }

    @Test
    void aGateMayTryCandidatesAndItsAttemptsAreKept() {
        List<Double> means = new ArrayList<>();
        AdoptionGate trying = context -> {
            LibraryVersion candidate = context.versions().get(0);
            context.trials()
                    .attempt(HELD_OUT.subList(0, 10), List.of(context.base(), candidate), 1)
                    .forEach(groups -> means.add(groups.stream()
                            .mapToDouble(group -> group.rewards()[0])
                            .average()
                            .orElseThrow()));
            return new Adoption(Optional.of(candidate.id()), "tried");
        };
        List<ScoredRollout> kept = Collections.synchronizedList(new ArrayList<>());
        Outcome outcome = learn(
                "trial",
                oneEpoch().build(),
                PRACTICE.subList(0, 12),
                List.of(),
                4,
                Budget.unlimited(),
                run -> run.strategies(Strategies.builtIn().gate("trying", trying))
                        .journal(kept::add));

        assertThat(means).hasSize(2);
        assertThat(means.get(1)).isGreaterThan(means.get(0));
        assertThat(outcome.report().version().lessons()).isNotEmpty();
        assertThat(kept)
                .filteredOn(attempt -> attempt.rollout().id().pass().name().startsWith("trial-"))
                .hasSize(20);
    }

    @Test
    void aLearnerMayMakeSeveralCandidatesInOneStep() {
        Learner twins = (context, batch) -> {
            List<Revision> revisions = Stream.of("One: do this.", "Two: do that.")
                    .map(text -> context.version()
                            .apply(
                                    new EditPlan(
                                            context.version().id(),
                                            List.of(new LessonEdit.Add(
                                                    text,
                                                    new Provenance(
                                                            Optional.of(context.step()),
                                                            List.of(),
                                                            "test",
                                                            Map.of())))),
                                    Optional.of(context.step()),
                                    context.ids(),
                                    LibraryLimits.defaults(),
                                    lesson -> List.of()))
                    .toList();
            return new Step(
                    revisions,
                    StepReport.of(context.step(), List.of(), 0, 2, List.of(), ReviewFailures.none(), revisions));
        };
        AdoptionGate last = context -> new Adoption(
                Optional.of(
                        context.versions().get(context.versions().size() - 1).id()),
                "the last");

        for (int time = 0; time < 2; time++) {
            Outcome outcome = learn(
                    "twins",
                    oneEpoch().build(),
                    PRACTICE.subList(0, 2),
                    List.of(),
                    4,
                    Budget.unlimited(),
                    run -> run.strategies(
                            Strategies.builtIn().learner("twins", twins).gate("last", last)));

            assertThat(outcome.report().version().lessons())
                    .extracting(Lesson::text)
                    .containsExactly("Two: do that.");
        }
        try (ExperienceStore store = open("twins")) {
            assertThat(store.libraries().log("freight")).hasSize(1);
        }
    }

    @Test
    void lessonsAreLeftOutOfOneAttemptOfAGroupTheSameAgainInARunThatIsDoneOverAndOfNothingThatIsMeasured() {
        List<ScoredRollout> first = withDropout("drawn");
        List<ScoredRollout> again = withDropout("drawn again");
        assertThat(first).filteredOn(LearningRunTest::isDrawn).isNotEmpty().allSatisfy(attempt -> {
            assertThat(attempt.rollout().id().pass().name()).isEqualTo("practice");
            assertThat(attempt.rollout().id().sample()).isEqualTo(4);
        });
        assertThat(first)
                .filteredOn(attempt -> attempt.rollout().id().sample() == 4)
                .allMatch(LearningRunTest::isDrawn);
        assertThat(first)
                .filteredOn(attempt -> attempt.rollout()
                        .exposure()
                        .dropout()
                        .filter(draw -> !draw.leftOut().isEmpty())
                        .isPresent())
                .isNotEmpty();
        assertThat(exposures(again)).isEqualTo(exposures(first));
    }

    private List<ScoredRollout> withDropout(String folder) {
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, 1));
        List<ScoredRollout> kept = Collections.synchronizedList(new ArrayList<>());
        try (ExperienceStore store = open(folder)) {
            LearningRun.builder(store.libraries(), new Recording(model, new ConcurrentHashMap<>()), new Alternating())
                    .settings(oneEpoch()
                            .groupSize(5)
                            .epochs(3)
                            .batchSize(OptionalInt.of(1))
                            .build())
                    .strategies(Strategies.builtIn().lessons("dropout", LessonDropout.of(0.5, 3, 5)))
                    .journal(kept::add)
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 2), HELD_OUT.subList(0, 2));
        }
        return kept;
    }

    private static boolean isDrawn(ScoredRollout attempt) {
        return attempt.rollout().exposure().dropout().isPresent();
    }

    private static Map<RolloutId, Exposure> exposures(List<ScoredRollout> attempts) {
        return attempts.stream()
                .collect(Collectors.toMap(
                        attempt -> attempt.rollout().id(),
                        attempt -> attempt.rollout().exposure()));
    }

    @Test
    void lessonsThatAreNotSelectedStandBeforeNoPracticeAttemptAndAllBeforeWhatIsMeasured() {
        ScriptedModel model = ScriptedModel.replying(request -> greedy(request, 1));
        List<ScoredRollout> kept = Collections.synchronizedList(new ArrayList<>());
        Map<String, ConcurrentLinkedQueue<ChatRequest>> asked = new ConcurrentHashMap<>();
        try (ExperienceStore store = open("masked")) {
            LearningRun.builder(store.libraries(), new Recording(model, asked), new Alternating())
                    .settings(oneEpoch().batchSize(OptionalInt.of(1)).build())
                    .strategies(Strategies.builtIn()
                            .lessons("none", (attempt, task, version) -> Exposure.of(version.id(), List.of())))
                    .journal(kept::add)
                    .build()
                    .learn(RUN, "freight", PRACTICE.subList(0, 2), HELD_OUT.subList(0, 2));
        }
        assertThat(asked.get("practice ROLLOUT"))
                .isNotEmpty()
                .noneMatch(request -> ScriptedModel.text(request).contains("<advice>"));
        assertThat(asked.get("held-out-with ROLLOUT"))
                .isNotEmpty()
                .allMatch(request -> ScriptedModel.text(request).contains("<advice>"));
        assertThat(kept)
                .filteredOn(attempt -> attempt.rollout().id().pass().name().equals("practice"))
                .isNotEmpty()
                .allSatisfy(attempt ->
                        assertThat(attempt.rollout().exposure().shown()).contains(List.of()));
        assertThat(kept)
                .filteredOn(attempt -> attempt.rollout().id().pass().name().equals("held-out-with"))
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(
                                attempt.rollout().exposure().shown().orElseThrow())
                        .isNotEmpty());
    }

    @Test
    void twoRunsInterleavedInOneProcessDoNotDisturbOneAnother() {
        LearnSettings settings = oneEpoch().groupSize(3).build();
        Outcome first = learn("first", settings, PRACTICE.subList(0, 8), List.of(), 4);
        Outcome second = learn("second", settings, PRACTICE.subList(8, 16), List.of(), 4);

        CompletableFuture<Outcome> one =
                CompletableFuture.supplyAsync(() -> learn("one", settings, PRACTICE.subList(0, 8), List.of(), 4));
        CompletableFuture<Outcome> other =
                CompletableFuture.supplyAsync(() -> learn("other", settings, PRACTICE.subList(8, 16), List.of(), 4));

        assertThat(one.join()).isEqualTo(first);
        assertThat(other.join()).isEqualTo(second);
    }

    /** Right and wrong by turns, so that every group is mixed. */
    private static final class Alternating implements Evaluator {
        @Override
        public Score evaluate(Task task, Rollout rollout) {
            return rollout.id().sample() % 2 == 0 ? Score.right("") : Score.wrong("");
        }
    }

    /** Keeps requests by pass and phase. */
    private record Recording(ChatModel model, Map<String, ConcurrentLinkedQueue<ChatRequest>> asked)
            implements Endpoint {
        @Override
        public String name() {
            return "recording";
        }

        @Override
        public ChatModel at(CallSite site) {
            return ScriptedModel.responding(request -> {
                asked.computeIfAbsent(site.pass().name() + " " + site.phase(), key -> new ConcurrentLinkedQueue<>())
                        .add(request);
                return model.chat(request);
            });
        }
    }

    private static String greedy(ChatRequest request, int number) {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"it chose\"}";
        }
        if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Lesson " + number + ": do thing " + number
                    + ".\", \"because\": \"b\", \"attempts\": [1]}]}";
        }
        return text.contains("{\"edits\"")
                ? "{\"edits\": [{\"action\": \"ADD\", \"id\": \"\", \"text\": \"Lesson " + number
                        + ": when it is number "
                        + number + " do as number " + number + " says.\", \"from\": [1]}, {\"action\": \"ADD\","
                        + " \"text\": \"Twin " + number + ": never look back at " + number + ".\"}]}"
                : "#### " + number;
    }

    private static LearnSettingsBuilder oneEpoch() {
        return LearnSettings.math().published().epochs(1);
    }

    private static Budget calls(long calls) {
        return new Budget(OptionalLong.of(calls), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    private ExperienceStore open(String name) {
        return ExperienceStore.open(home.resolve(name), CLOCK, notice -> {});
    }

    private Outcome learn(
            String name, LearnSettings settings, List<Task> practice, List<Task> heldOut, int concurrency) {
        return learn(name, settings, practice, heldOut, concurrency, Budget.unlimited(), run -> run);
    }

    /** Learns in a home of that name; a run that is there already is taken up again. */
    private Outcome learn(
            String name,
            LearnSettings settings,
            List<Task> practice,
            List<Task> heldOut,
            int concurrency,
            Budget budget,
            UnaryOperator<LearningRun.Builder> change) {
        try (ExperienceStore store = open(name)) {
            RunJournal journal = store.runs().find(RUN).isPresent()
                    ? store.resumeRun(RUN)
                    : store.startRun(new JournalEntry.RunStarted(RUN, "learn", "freight", Map.of(), CLOCK.instant()));
            EndpointSettings endpoint = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                    .name("simulated")
                    .concurrency(concurrency)
                    .build();
            OpenAiEndpoint model = new OpenAiEndpoint(
                    endpoint,
                    journal,
                    budget,
                    CLOCK,
                    event -> assertThat(event)
                            .as("the run asks what it asked before")
                            .isNotInstanceOf(CallEvent.Diverged.class));
            LearnReport report = change.apply(LearningRun.builder(store.libraries(), model, EVALUATOR)
                            .instructions(new FreightDomain().instructions())
                            .settings(settings)
                            .concurrency(concurrency)
                            .clock(CLOCK))
                    .build()
                    .learn(RUN, "freight", LibraryVersion.empty(), practice, heldOut);
            assertThat(store.libraries().head("freight").orElse(LibraryVersion.empty()))
                    .isEqualTo(report.version());
            return new Outcome(
                    report,
                    journal.spent().values().stream().mapToLong(Spend::calls).sum());
        }
    }
}
