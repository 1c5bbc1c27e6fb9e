package dev.acumen.agent.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.agent.scoring.EvaluatorScorer;
import dev.acumen.agent.scoring.GroupScorer;
import dev.acumen.agent.work.EndpointDown;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.prompts.PromptBook;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.output.FinishReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RolloutEngineTest {

    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32})
    void resultsAreInTheOrderOfTasksAndSamplesWhateverFinishesFirst(int atOnce) {
        Random random = new Random(atOnce);
        Agent agent = assignment -> {
            pause(random.nextInt(4));
            return answer(assignment, "42");
        };
        List<Task> tasks = Samples.tasks(20);

        List<Group> groups = run(agent, atOnce, 10, tasks, 4);

        assertThat(groups).extracting(Group::task).isEqualTo(tasks);
        assertThat(groups)
                .allSatisfy(group -> assertThat(group.members())
                        .extracting(member -> member.rollout().id().sample())
                        .containsExactly(0, 1, 2, 3));
    }

    @Test
    void groupMeansAreThoseOfTheAttemptsThatSurvive() {
        Agent agent = assignment -> {
            int number = calls.getAndIncrement();
            if (number % 10 < 3) {
                throw new InternalServerException("HTTP 500");
            }
            return answer(assignment, number % 2 == 0 ? "42" : "41");
        };

        List<Group> groups = run(agent, 4, 10, Samples.tasks(30), 5);

        int failed = 0;
        for (Group group : groups) {
            List<ScoredRollout> survivors = group.members().stream()
                    .filter(member -> member.rollout().ending() instanceof Ending.Completed)
                    .toList();
            double mean = survivors.stream()
                    .mapToInt(member ->
                            member.rollout().trajectory().finalAnswer().equals("42") ? 1 : 0)
                    .average()
                    .orElse(0);
            assertThat(Arrays.stream(group.rewards()).average().orElse(0)).isCloseTo(mean, within(1e-12));
            assertThat(group.rewards()).hasSize(survivors.size());
            failed += group.members().size() - survivors.size();
        }
        assertThat(failed).isEqualTo(45);
    }

    @Test
    void anAgentThatThrowsEndsThatAttemptAndNotTheGroup() {
        Agent agent = assignment -> {
            if (calls.getAndIncrement() == 1) {
                throw new NullPointerException();
            }
            return answer(assignment, "42");
        };

        Group group = run(agent, 1, 10, Samples.tasks(1), 3).get(0);

        assertThat(group.rewards()).hasSize(2);
        assertThat(group.members().get(1).rollout().ending())
                .isEqualTo(new Ending.Failed(Ending.Boundary.AGENT, "java.lang.NullPointerException"));
    }

    @Test
    void whatEndsTheRunLetsNothingMoreBegin() {
        for (RuntimeException fatal :
                List.of(new AuthenticationException("wrong key"), new BudgetExhausted("3 of 3 calls"))) {
            calls.set(0);
            Agent agent = assignment -> {
                if (calls.incrementAndGet() == 3) {
                    throw fatal;
                }
                return answer(assignment, "42");
            };

            assertThatThrownBy(() -> run(agent, 1, 10, Samples.tasks(20), 2)).isSameAs(fatal);
            assertThat(calls).hasValue(3);
        }
    }

    @Test
    void tenFailuresInARowEndTheRunWithTheFirstCause() {
        Agent agent = assignment -> {
            throw new InternalServerException("failure " + calls.incrementAndGet());
        };

        assertThatThrownBy(() -> run(agent, 1, 10, Samples.tasks(20), 2))
                .isInstanceOf(EndpointDown.class)
                .hasMessageContaining("failure 1")
                .hasMessageNotContaining("failure 10");
        assertThat(calls).hasValue(10);
    }

    @Test
    void aReplyThatWasCutOffIsTruncatedAndNotWrong() {
        ScriptedModel model =
                ScriptedModel.responding(request -> ScriptedModel.reply("the answer is", FinishReason.LENGTH));

        Group group =
                run(new SingleCallAgent(), model, 1, 10, Samples.tasks(1), 2).get(0);

        assertThat(group.outcome()).isEqualTo(Group.Outcome.TOO_FEW_GRADED);
        assertThat(group.members())
                .allSatisfy(member -> assertThat(member.score())
                        .isInstanceOfSatisfying(
                                Score.Unscored.class,
                                score -> assertThat(score.cause()).isEqualTo(Score.Cause.TRUNCATED)));
    }

    @Test
    void anInterruptOfTheCallerCancelsTheSweep() {
        CountDownLatch never = new CountDownLatch(1);
        Agent agent = assignment -> {
            calls.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new CancellationException("interrupted");
            }
            return answer(assignment, "42");
        };
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> run(agent, 2, 10, Samples.tasks(10), 2)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(calls.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void recordedAttemptsAreGroupedAsTheyAreAndTasksWithoutAnyAreLeftOut() {
        List<Task> tasks = Samples.tasks(3);
        RecordedRollouts recorded = new RecordedRollouts(
                Map.of(new TaskId("t0"), List.of("42", "41", "42"), new TaskId("t2"), List.of("41")));
        try (Workers workers = new Workers(4)) {
            RolloutEngine engine = new RolloutEngine(
                    recorded, new EvaluatorScorer(Evaluators.parse("numeric")), workers, attempt -> {}, event -> {});
            List<Group> groups =
                    workers.join(engine.start(new Sweep(Samples.PASS, tasks, Samples.version("Old: advice."), 5, 0.7)));

            assertThat(groups).extracting(group -> group.task().id().value()).containsExactly("t0", "t2");
            assertThat(groups.get(0).rewards()).containsExactly(1, 0, 1);
            assertThat(groups.get(0).library()).isEqualTo(LibraryVersion.empty().id());
        }
    }

    @Test
    void anAttemptThatWasScoredBeforeKeepsItsScoreWhateverHasBecomeOfTheEvaluator() {
        RecordedRollouts recorded = new RecordedRollouts(Map.of(new TaskId("t0"), List.of("42", "41")));
        Score before = new Score.Graded(Reward.ONE, "given before");
        try (Workers workers = new Workers(4)) {
            for (int known : List.of(2, 1)) {
                RolloutEngine engine = new RolloutEngine(
                        recorded,
                        new EvaluatorScorer((task, rollout) -> Score.unscored(Score.Cause.EVALUATOR_FAILED, "gone")),
                        workers,
                        attempt -> {},
                        attempt -> attempt.id().sample() < known ? Optional.of(before) : Optional.empty(),
                        event -> {});
                Group group = workers.join(
                                engine.start(new Sweep(Samples.PASS, Samples.tasks(1), LibraryVersion.empty(), 2, 0.7)))
                        .get(0);

                assertThat(group.members())
                        .as("%d of 2 were scored; a group is scored as a whole", known)
                        .allMatch(member -> member.score().equals(before) == (known == 2));
            }
        }
    }

    @Test
    void furtherAttemptsAreMadeOnlyWhereTheFirstOnesWereNotAllRight() {
        List<Task> tasks = Samples.tasks(3);
        Agent agent = assignment -> {
            calls.incrementAndGet();
            int sample = assignment.id().sample();
            return switch (assignment.task().id().value()) {
                case "t0" -> answer(assignment, "42");
                case "t1" -> answer(assignment, sample == 0 ? "42" : "41");
                default -> answer(assignment, "41");
            };
        };
        GroupScorer together = new GroupScorer() {
            @Override
            public List<Score> score(Task task, List<Rollout> rollouts) {
                return rollouts.stream().map(rollout -> Score.right("")).toList();
            }
        };
        List<TaskSamples> plan =
                tasks.stream().map(task -> new TaskSamples(task, 5, 2)).toList();

        assertThat(sizes(agent, plan, Optional.empty())).containsExactly(2, 5, 5);
        assertThat(calls.get()).isEqualTo(12);
        assertThat(sizes(agent, plan, Optional.of(together)))
                .as("attempts that are scored together are made together")
                .containsExactly(5, 5, 5);
        assertThat(sizes(agent, TaskSamples.each(tasks, 5), Optional.empty())).containsExactly(5, 5, 5);
    }

    private static List<Integer> sizes(Agent agent, List<TaskSamples> plan, Optional<GroupScorer> scorer) {
        try (Workers workers = new Workers(4)) {
            RolloutSource live = new LiveRollouts(
                    agent,
                    Endpoint.of("scripted", ScriptedModel.inOrder("42")),
                    new Injector(PromptBook.builtIn(), ""),
                    OptionalInt.empty(),
                    new Health(10));
            RolloutEngine engine = new RolloutEngine(
                    live,
                    scorer.orElseGet(() -> new EvaluatorScorer((task, rollout) -> new Score.Graded(
                            rollout.trajectory().finalAnswer().equals("42") ? Reward.ONE : Reward.ZERO, "given"))),
                    workers,
                    attempt -> {},
                    event -> {});
            return workers.join(engine.start(new Sweep(Samples.PASS, plan, LibraryVersion.empty(), 0.7))).stream()
                    .map(group -> group.members().size())
                    .toList();
        }
    }

    @Test
    void severalAttemptsAtTemperatureZeroAreRefused() {
        assertThatThrownBy(() -> new Sweep(Samples.PASS, Samples.tasks(1), LibraryVersion.empty(), 2, 0))
                .hasMessageContaining("temperature 0");
        assertThat(new Sweep(Samples.PASS, Samples.tasks(1), LibraryVersion.empty(), 1, 0)
                        .tasks()
                        .get(0)
                        .samples())
                .isEqualTo(1);
    }

    private List<Group> run(Agent agent, int atOnce, int failuresInARow, List<Task> tasks, int samples) {
        return run(agent, ScriptedModel.inOrder("42"), atOnce, failuresInARow, tasks, samples);
    }

    private static List<Group> run(
            Agent agent, ScriptedModel model, int atOnce, int failuresInARow, List<Task> tasks, int samples) {
        try (Workers workers = new Workers(atOnce)) {
            RolloutSource live = new LiveRollouts(
                    agent,
                    Endpoint.of("scripted", model),
                    new Injector(PromptBook.builtIn(), ""),
                    OptionalInt.empty(),
                    new Health(failuresInARow));
            RolloutEngine engine = new RolloutEngine(
                    live,
                    new EvaluatorScorer((task, rollout) -> new Score.Graded(
                            rollout.trajectory().finalAnswer().equals("42") ? Reward.ONE : Reward.ZERO, "given")),
                    workers,
                    attempt -> {},
                    event -> {});
            return workers.join(engine.start(new Sweep(Samples.PASS, tasks, LibraryVersion.empty(), samples, 0.7)));
        }
    }

    private static Attempt answer(Assignment assignment, String reply) {
        return new Attempt(
                new Trajectory(List.of(assignment.messages().get(0), AiMessage.from(reply))), new Ending.Completed());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }
}
