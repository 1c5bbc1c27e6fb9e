package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.core.group.Group;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.ReplyLikelihood;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.SignalReport;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.report.VersionDrift;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What signals make of whole runs, with a model whose replies are given and rewards that are drawn for each attempt. */
class SignalLearningTest {

    private static final int TASKS = 60;

    @TempDir
    private Path home;

    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger said = new AtomicInteger(1_000);
    private final ScriptedModel model = ScriptedModel.replying(request -> {
        String text = ScriptedModel.text(request);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"It answered.\"}";
        } else if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Order: Before answering, list every rule.\", \"because\": \"b\", \"other_readings\": []},"
                    + " {\"lesson\": \"Zones: When it goes far, use zone four.\", \"because\": \"b\", \"other_readings\": []}]}";
        } else if (text.contains("{\"edits\"")) {
            return "{\"edits\": [{\"action\": \"ADD\", \"id\": \"\", \"text\": \"Order: Before answering, list every rule.\", \"from\": [1]}]}";
        }
        return "First, look at the rules. Then it is 42.\nNote " + said.incrementAndGet();
    });

    private static double draw(Object of) {
        return new Random(Fingerprint.of(String.valueOf(of)).seed()).nextDouble();
    }

    /** Attempts that are right with this probability, each by itself. */
    private static Evaluator rightWith(double probability) {
        return (task, rollout) -> draw(rollout.id()) < probability ? Score.right("given") : Score.wrong("given");
    }

    private static LearnSettingsBuilder settings(String signal) {
        return LearnSettings.math()
                .adoption(AdoptionSettings.published())
                .economy(Economy.none())
                .epochs(1)
                .batchSize(OptionalInt.of(4))
                .heldOutSamples(0)
                .signal(signal);
    }

    private LearnReport learn(String name, LearnSettingsBuilder settings, Evaluator evaluator) {
        return learn(name, settings, evaluator, run -> run);
    }

    private LearnReport learn(
            String name,
            LearnSettingsBuilder settings,
            Evaluator evaluator,
            UnaryOperator<LearningRun.Builder> change) {
        return learn(name, settings, evaluator, change, Endpoint.of("scripted", model));
    }

    private LearnReport learn(
            String name,
            LearnSettingsBuilder settings,
            Evaluator evaluator,
            UnaryOperator<LearningRun.Builder> change,
            Endpoint endpoint) {
        try (ExperienceStore store = ExperienceStore.open(home.resolve(name), Clock.systemUTC(), notice -> {})) {
            return change.apply(LearningRun.builder(store.libraries(), endpoint, evaluator)
                            .settings(settings.build())
                            .events(events::add))
                    .build()
                    .learn(new RunId("run-1"), "library", Samples.tasks(TASKS), List.of());
        }
    }

    private static List<SignalReport> signals(LearnReport report) {
        return report.steps().stream()
                .map(StepOutcome::report)
                .flatMap(step -> step.signal().stream())
                .toList();
    }

    private static long empty(LearnReport report) {
        return report.steps().stream()
                .map(StepOutcome::report)
                .filter(step -> step.groups(Group.Outcome.MIXED) == 0)
                .count();
    }

    @Test
    void anEndpointThatDoesNotTellHowLikelyRepliesAreIsAskedOnceAndSaysSo() {
        LearnReport report = learn("gspo", settings("gspo"), rightWith(0.5));

        assertThat(report.steps()).anyMatch(step -> step.adopted().isPresent());
        assertThat(report.steps()).allMatch(step -> step.adoption().drift().isEmpty());
        assertThat(events)
                .filteredOn(RunEvent.Notice.class::isInstance)
                .extracting(notice -> ((RunEvent.Notice) notice).text())
                .containsOnlyOnce("no drift of versions is measured: the endpoint does not tell how likely a reply is"
                        + " (vLLM does: prompt_logprobs)");
    }

    /** Each reply is half as likely a token with a lesson: so is the drift, from as many attempts as are wanted. */
    @Test
    void theDriftIsOfRepliesThatWereMadeWithoutTheVersion() {
        AtomicInteger asked = new AtomicInteger();
        LearnReport report = learn("gspo", settings("gspo:attempts=6"), rightWith(0.5), run -> run, endpoint(before -> {
            asked.incrementAndGet();
            double each = Math.log(before.contains("Order: Before answering") ? 0.25 : 0.5);
            return List.of(each, each, each);
        }));

        VersionDrift drift = report.steps().stream()
                .flatMap(step -> step.adoption().drift().stream())
                .findFirst()
                .orElseThrow();
        assertThat(drift.ratio()).isCloseTo(0.5, within(1e-12));
        assertThat(drift.attempts()).isEqualTo(6);
        assertThat(drift.tasks()).isEqualTo(4);
        long measured = report.steps().stream()
                .filter(step -> step.adoption().drift().isPresent())
                .count();
        assertThat(asked.get()).isEqualTo((int) measured * 2 * 6);
    }

    @Test
    void aReplyThatCannotBeWeighedLeavesTheOthers() {
        AtomicInteger asked = new AtomicInteger();
        LearnReport report = learn("gspo", settings("gspo:attempts=6"), rightWith(0.5), run -> run, endpoint(before -> {
            if (asked.incrementAndGet() == 1) {
                throw new InvalidRequestException("the prompt is too long");
            }
            return List.of(-1.0);
        }));

        VersionDrift drift = report.steps().stream()
                .flatMap(step -> step.adoption().drift().stream())
                .findFirst()
                .orElseThrow();
        assertThat(drift.attempts()).isEqualTo(5);
        assertThat(drift.ratio()).isEqualTo(1);
    }

    private Endpoint endpoint(Function<String, List<Double>> likelihood) {
        return new Endpoint() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public ChatModel at(CallSite site) {
                return model;
            }

            @Override
            public Optional<ReplyLikelihood> likelihood(CallSite site) {
                return Optional.of((before, reply) -> likelihood.apply(before.toString()));
            }
        };
    }

    /** At p = 0.95 a group of five teaches in 23 of 100 cases, so that a batch of four teaches nothing in every third. */
    @Test
    void withDynamicSamplingNoBatchIsWastedOnAModelThatIsNearlyAlwaysRight() {
        LearnReport wasteful = learn("grpo", settings("grpo"), rightWith(0.95));
        LearnReport filled = learn("dapo", settings("grpo,dapo"), rightWith(0.95));

        assertThat(wasteful.steps()).hasSize(TASKS / 4);
        assertThat(empty(wasteful)).isGreaterThanOrEqualTo(3);
        assertThat(empty(filled)).isZero();
        List<SignalReport> signals = signals(filled);
        assertThat(signals.subList(0, signals.size() - 1)).allSatisfy(signal -> {
            assertThat(signal.used()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(signal.further()).isPositive();
            assertThat(signal.passedOver()).containsKey("all alike or too few graded");
        });
        assertThat(filled.steps().stream()
                        .flatMap(step -> step.report().results().stream())
                        .map(result -> result.task()))
                .as("every task once, none twice")
                .hasSize(TASKS)
                .doesNotHaveDuplicates();
    }

    @Test
    void aBatchIsNotFilledBeyondItsBound() {
        LearnReport report = learn("bound", settings("grpo,dapo:refill=2"), rightWith(1));

        assertThat(report.steps().get(0).report().results()).hasSize(8);
        assertThat(signals(report).get(0).further()).isEqualTo(4);
    }

    @Test
    void aGroupThatIsNeverRightIsAttemptedAgainUntilItIsMixedOrHasItsMost() {
        LearnReport report = learn("resample", settings("grpo,dapo:refill=1:resample=3"), rightWith(0.1));

        List<StepReport> steps =
                report.steps().stream().map(StepOutcome::report).toList();
        assertThat(steps)
                .allSatisfy(step -> step.results().forEach(result -> {
                    int attempts = result.rewards().size();
                    assertThat(attempts).isIn(5, 10, 15);
                    if (attempts > 5) {
                        assertThat(result.rewards().subList(0, attempts - 5))
                                .as("more only while all were wrong")
                                .containsOnly(0.0);
                    }
                    if (attempts < 15) {
                        assertThat(result.outcome()).isEqualTo(Group.Outcome.MIXED);
                    }
                }));
        assertThat(steps)
                .anySatisfy(step -> assertThat(step.results())
                        .anySatisfy(result -> assertThat(result.rewards()).hasSize(15)));
    }

    @Test
    void tasksThatFailedAreAttemptedAgainBesideTheBatchTheWorstFirst() {
        LearnReport report = learn("failures", settings("grpo,dapo:refill=1:failures=0.5"), rightWith(0.5));

        List<StepReport> steps =
                report.steps().stream().map(StepOutcome::report).toList();
        assertThat(steps.get(0).results()).hasSize(4);
        double worst = steps.get(0).results().stream()
                .mapToDouble(result -> mean(result.rewards()))
                .min()
                .orElseThrow();
        assertThat(steps.get(1).results()).hasSize(6);
        assertThat(steps.get(0).results().stream()
                        .filter(result -> result.task()
                                .equals(steps.get(1).results().get(4).task()))
                        .mapToDouble(result -> mean(result.rewards())))
                .containsExactly(worst);
        assertThat(steps).hasSize(TASKS / 4);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Test
    void theReportSaysWhatWasComparedWhatItCountsAndWhyTheRestWasNot() {
        LearnReport report = learn(
                "report",
                settings("dr-grpo,gfpo:shortest:keep=2"),
                (task, rollout) -> draw(rollout.id()) < 0.5 ? Score.right("given") : Score.wrong("given"));

        SignalReport signal = signals(report).get(0);
        assertThat(signal.signal()).isEqualTo("dr-grpo,gfpo:shortest:keep=2");
        assertThat(signal.groups()).hasSize(4);
        for (GroupSignal group : signal.groups()) {
            if (group.passedOver().isPresent()) {
                assertThat(group.contrasted()).isEmpty();
                assertThat(group.weight()).isZero();
            } else {
                assertThat(group.contrasted()).hasSize(2);
                assertThat(group.leftOut().values())
                        .containsOnly("not among the 2 shortest")
                        .hasSize(3);
                assertThat(group.contrasted().get(0).weight()).isCloseTo(0.5, within(1e-9));
                assertThat(group.contrasted().get(1).weight()).isCloseTo(-0.5, within(1e-9));
                assertThat(group.contrasted().get(0).advantage()).isCloseTo(0.5, within(1e-9));
                assertThat(group.weight()).as("one of two is right").isCloseTo(1, within(1e-9));
            }
        }
        assertThat(signal.used()).isNotEmpty();
        assertThat(events.stream()
                        .filter(RunEvent.GroupChosen.class::isInstance)
                        .map(event -> ((RunEvent.GroupChosen) event).signal())
                        .limit(4))
                .containsExactlyInAnyOrderElementsOf(signal.groups());
    }

    @Test
    void aLessonKnowsHowMuchEachAttemptSaidForIt() {
        LearnReport report = learn("evidence", settings("grpo"), rightWith(0.5));

        Lesson lesson = report.version().lessons().get(0);
        assertThat(lesson.provenance().evidence())
                .isNotEmpty()
                .allSatisfy(evidence -> assertThat(Math.signum(evidence.weight().orElseThrow()))
                        .isEqualTo(evidence.reward().orElseThrow() > 0 ? 1 : -1));
        assertThat(lesson.provenance().evidence().stream()
                        .map(Evidence::weight)
                        .mapToDouble(weight -> weight.orElseThrow())
                        .sum())
                .isCloseTo(0, within(1e-3));
    }

    @Test
    void supportIsTheSumOfWeightsAndAsPublishedTheNumberOfTasks() {
        learn("weighed", settings("grpo"), rightWith(0.5));
        List<String> weighed = reconciliations();
        assertThat(weighed)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).containsPattern("\\(tasks? [0-9, ]+; weight \\d\\.\\d\\d\\)"));
        int before = model.requests().size();
        learn("published", settings("published"), rightWith(0.5));
        assertThat(model.requests().stream()
                        .skip(before)
                        .map(ScriptedModel::text)
                        .filter(text -> text.contains("<proposals>")))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("weight "));
    }

    private List<String> reconciliations() {
        return model.requests().stream()
                .map(ScriptedModel::text)
                .filter(text -> text.contains("<proposals>"))
                .toList();
    }

    @Test
    void plansCountMoreAndAreMarkedAndTheWaysOfGoingAboutATaskAreWatched() {
        LearnReport plain = learn("plain", settings("dr-grpo"), rightWith(0.5));
        double weight = weightOf("Order", reconciliations().get(0));
        int before = reconciliations().size();
        LearnReport planning = learn("planning", settings("dr-grpo,hicra"), rightWith(0.5));
        String marked = reconciliations().get(before);

        assertThat(weightOf("Order", marked)).isCloseTo(1.2 * weight, within(0.011));
        assertThat(weightOf("Zones", marked)).isCloseTo(weight, within(0.011));
        assertThat(model.requests().stream().map(ScriptedModel::text).filter(text -> text.contains("{\"lessons\"")))
                .anySatisfy(text -> assertThat(text)
                        .contains("[plan] First, look at the rules. Then it is 42.")
                        .contains("A sentence marked [plan]"));
        assertThat(signals(plain)).allMatch(signal -> signal.planEntropy().isEmpty());
        assertThat(signals(planning))
                .allSatisfy(signal -> assertThat(signal.planEntropy().orElseThrow())
                        .as("all say the same")
                        .isZero());
    }

    private static double weightOf(String name, String prompt) {
        return Stream.of(prompt.split("\n"))
                .filter(line -> line.contains(" ADD " + name + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".*weight (\\d+\\.\\d+)\\).*", "$1")))
                .sum();
    }

    @Test
    void attemptsOfEarlierStepsAreReplayedWhereTheSignalSaysSo() {
        Evaluator firstRight = (task, rollout) -> rollout.id().pass().step().number() <= 2
                ? (draw(rollout.id()) < 0.5 ? Score.right("then") : Score.wrong("then"))
                : Score.wrong("now");
        LearnSettingsBuilder twice =
                settings("gvpo").epochs(2).batchSize(OptionalInt.of(30)).groundTruth(true);

        LearnReport replayed = learn("gvpo", twice, firstRight);
        LearnReport fresh = learn("dr-grpo", settings("dr-grpo").epochs(2).batchSize(OptionalInt.of(30)), firstRight);

        assertThat(signals(replayed).get(3).used())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.contrasted())
                        .anySatisfy(one ->
                                assertThat(one.attempt().pass().step().number()).isLessThan(4)));
        assertThat(signals(fresh).get(3).used()).isEmpty();
    }

    @Test
    void severalRewardsAreToldApartAndGroupsOfEqualSumsTeach() {
        Evaluator vectors = (task, rollout) -> {
            Map<String, Double> rewards = new LinkedHashMap<>();
            boolean form = draw(rollout.id()) < 0.5;
            rewards.put("right", form ? 0.0 : 1.0);
            rewards.put("form", form ? 1.0 : 0.0);
            return new Score.Graded(new Reward(1), new Rewards(rewards), "given");
        };

        LearnReport summed = learn("summed", settings("grpo"), vectors);
        LearnReport apart = learn("apart", settings("gdpo"), vectors);

        assertThat(signals(summed)).allMatch(signal -> signal.used().isEmpty());
        assertThat(signals(apart).get(0).groups()).hasSize(4);
        // Two opposite rewards of the same weight cancel out where each is normalised, so that weights are needed to
        // say which counts more.
        LearnReport weighed = learn(
                "weighed-apart",
                settings("gdpo"),
                vectors,
                run -> run.strategies(Strategies.builtIn()
                        .advantages(
                                "right-first",
                                group -> AdvantagedGroup.of(
                                        group,
                                        member -> member.rewards().get("right").orElse(0) - 0.5))));
        assertThat(signals(weighed).get(0).used()).isNotEmpty();
    }

    @Test
    void theReviewerSeesEachRewardThatCountsAndIsToldOfPlansOnlyWhereThereAreSome() {
        Evaluator vectors = (task, rollout) -> {
            Map<String, Double> rewards = new LinkedHashMap<>();
            boolean right = draw(rollout.id()) < 0.5;
            rewards.put("right", right ? 1.0 : 0.0);
            rewards.put("short", right ? -0.0125 : 0.0);
            return new Score.Graded(new Reward(right ? 1 : 0), new Rewards(rewards), "given");
        };
        Evaluator telling = new Evaluator() {
            @Override
            public Score evaluate(Task task, Rollout rollout) {
                return vectors.evaluate(task, rollout);
            }

            @Override
            public Optional<List<RewardTerm>> rewardTerms() {
                return Optional.of(List.of(
                        RewardTerm.of("right"),
                        new RewardTerm("short", 1, Optional.of(new RewardTerm.Condition("right", 1)))));
            }
        };

        learn("told", settings("gdpo"), telling);

        assertThat(model.requests().stream().map(ScriptedModel::text).filter(text -> text.contains("{\"lessons\"")))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .contains("The attempts are judged by several rewards")
                        .contains("rewards=\"right 1, short -0.0125\"")
                        .contains("rewards=\"right 0\"")
                        .doesNotContain("[plan]"));
    }

    /** Each strategy that is replaced by a constant changes what is learned from. */
    @Test
    void everyPartOfTheSignalIsHeeded() {
        LearnReport usual = learn("usual", settings("grpo"), rightWith(0.5));
        LearnReport noReward = learn(
                "no-reward",
                settings("grpo"),
                rightWith(0.5),
                run -> run.strategies(Strategies.builtIn()
                        .rewards(
                                "none",
                                (group, history) -> RewardShaping.asScored()
                                        .shape(group, history)
                                        .with(List.of()))));
        LearnReport constant = learn(
                "constant",
                settings("grpo"),
                rightWith(0.5),
                run -> run.strategies(
                        Strategies.builtIn().advantages("zero", group -> AdvantagedGroup.of(group, member -> 0))));

        assertThat(usual.version().lessons()).isNotEmpty();
        assertThat(noReward.version().lessons()).isEmpty();
        assertThat(signals(noReward).get(0).passedOver()).containsEntry("no attempt was graded", 4);
        assertThat(constant.version().lessons()).isEmpty();
        assertThat(signals(constant).get(0).passedOver()).containsKey("its attempts count alike");
    }
}
