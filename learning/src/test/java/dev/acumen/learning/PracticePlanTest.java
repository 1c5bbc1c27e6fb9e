package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.rollout.TaskSamples;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tasks are practised when, and when a run has nothing more to gain. */
class PracticePlanTest {

    private static final RunId RUN = new RunId("r-1");

    private static LearnSettingsBuilder published(int size) {
        return LearnSettings.math().published().batchSize(OptionalInt.of(size)).seed(5);
    }

    private static List<List<Task>> batches(LearnSettings settings, List<Task> tasks) {
        return new PracticePlan(settings, tasks, true)
                .forecast().stream().map(Batch::tasks).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99, 100, 101})
    void everyTaskIsDealtOnceAnEpochWhateverTheBatchSize(int count) {
        List<Task> tasks = Samples.tasks(count);
        for (int size : new int[] {1, 2, 10, 64, 100, 1_000}) {
            List<List<Task>> batches = batches(published(size).epochs(3).build(), tasks);
            int anEpoch = (count + Math.min(size, count) - 1) / Math.min(size, count);

            assertThat(batches).hasSize(3 * anEpoch);
            for (int epoch = 0; epoch < 3; epoch++) {
                List<List<Task>> own = batches.subList(epoch * anEpoch, (epoch + 1) * anEpoch);
                assertThat(own.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(tasks);
                assertThat(own.subList(0, anEpoch - 1))
                        .allSatisfy(batch -> assertThat(batch).hasSize(size));
                assertThat(own.get(anEpoch - 1)).isNotEmpty();
            }
        }
    }

    @Test
    void aBatchIsOfAllTasksAsPublishedAndElseOfASixthButNeverMoreThanHalf() {
        LearnSettings published = LearnSettings.math().published().build();
        LearnSettings usual = LearnSettings.math().build();

        assertThat(published.batchSize(9)).isEqualTo(9);
        assertThat(usual.batchSize(100)).isEqualTo(17);
        assertThat(usual.batchSize(30)).isEqualTo(8);
        assertThat(usual.batchSize(10)).isEqualTo(5);
        assertThat(usual.batchSize(1)).isEqualTo(1);
        assertThat(batches(published, List.of())).isEmpty();
    }

    @Test
    void theSameSeedDealsTheSameAndEpochsAndSeedsDiffer() {
        List<Task> tasks = Samples.tasks(50);
        List<List<Task>> batches = batches(published(50).epochs(2).build(), tasks);

        assertThat(batches(published(50).epochs(2).build(), tasks)).isEqualTo(batches);
        assertThat(batches.get(0)).isNotEqualTo(batches.get(1)).isNotEqualTo(tasks);
        assertThat(batches(published(50).epochs(2).seed(8).build(), tasks)).isNotEqualTo(batches);
    }

    @Test
    void tasksWithTheSameWordingStayTwo() {
        Task one = new Task(new TaskId("one"), "the same", Reference.none());
        Task other = new Task(new TaskId("other"), "the same", Reference.none());

        assertThat(batches(published(10).epochs(1).build(), List.of(one, other)))
                .singleElement()
                .satisfies(batch -> assertThat(batch).containsExactlyInAnyOrder(one, other));
    }

    /** Plays a run in which the given tasks are always right and the others never. */
    private static History play(LearnSettings settings, List<Task> tasks, Predicate<Task> isRight, int steps) {
        PracticePlan plan = new PracticePlan(settings, tasks, true);
        History history = History.begin(LibraryVersion.empty());
        for (int number = 1; number <= steps; number++) {
            Batch batch = plan.next(history).orElseThrow();
            List<Group> groups = new ArrayList<>();
            List<TaskSamples> attempted = new ArrayList<>(batch.plan());
            attempted.addAll(
                    batch.reserve().subList(0, Math.min(2, batch.reserve().size())));
            for (TaskSamples samples : attempted) {
                boolean right = isRight.test(samples.task());
                double[] rewards = new double[right ? samples.first() : samples.samples()];
                Arrays.fill(rewards, right ? 1 : 0);
                groups.add(Samples.group(samples.task(), rewards));
            }
            Revision nothing = new Revision(LibraryVersion.empty(), LibraryVersion.empty(), List.of(), List.of());
            history = history.and(
                    new StepOutcome(
                            StepReport.of(
                                    new StepId(RUN, number),
                                    groups,
                                    0,
                                    0,
                                    List.of(),
                                    ReviewFailures.none(),
                                    List.of(nothing)),
                            List.of(),
                            new Adoption(Optional.empty(), "nothing changed"),
                            List.of()),
                    LibraryVersion.empty());
        }
        return history;
    }

    @Test
    void whatIsTakenFromTheReserveIsNotPractisedAgainInTheEpochAndThePlanIsTheSameAgain() {
        List<Task> tasks = Samples.tasks(20);
        LearnSettings settings =
                published(4).epochs(2).signal("grpo,dapo:failures=0.5").build();
        List<TaskId> practised = new ArrayList<>();
        History history = play(settings, tasks, task -> true, 4);
        history.steps().forEach(step -> step.report().results().forEach(result -> practised.add(result.task())));

        assertThat(practised)
                .as("four of the batch and two of the reserve, and what is left")
                .hasSize(20)
                .doesNotHaveDuplicates();
        Batch next = new PracticePlan(settings, tasks, true).next(history).orElseThrow();
        assertThat(new PracticePlan(settings, tasks, true).next(history)).contains(next);
        assertThat(next.plan()).hasSize(4);
        assertThat(next.reserve()).as("all that is left where nothing is tried").hasSize(16);
        assertThat(new PracticePlan(settings, tasks, true).next(play(settings, tasks, task -> true, 8)))
                .isEmpty();
    }

    @Test
    void tasksThatFailedStandBesideALaterBatchAndCountNotAmongWhatIsWanted() {
        List<Task> tasks = Samples.tasks(20);
        LearnSettings settings =
                published(4).epochs(1).signal("grpo,dapo:refill=1:failures=0.5").build();

        Batch second = new PracticePlan(settings, tasks, true)
                .next(play(settings, tasks, task -> false, 1))
                .orElseThrow();

        assertThat(second.plan()).hasSize(6);
        assertThat(second.wanted()).isEqualTo(4);
        assertThat(second.reserve()).isEmpty();
    }

    @Test
    void whereChangesAreTriedHalfOfTheTasksAreLeftToTryThemOn() {
        LearnSettings settings = LearnSettings.math()
                .batchSize(OptionalInt.of(4))
                .signal("grpo,dapo")
                .build();

        Batch first = new PracticePlan(settings, Samples.tasks(20), true)
                .next(History.begin(LibraryVersion.empty()))
                .orElseThrow();

        assertThat(first.plan().size() + first.reserve().size()).isEqualTo(10);
    }

    @Test
    void whatWasRightIsSpotCheckedInTheNextEpochAndWhatFailedComesFirst() {
        List<Task> tasks = Samples.tasks(20);
        LearnSettings settings =
                LearnSettings.math().batchSize(OptionalInt.of(20)).build();
        Predicate<Task> isRight = task -> tasks.indexOf(task) < 15;

        Batch first = new PracticePlan(settings, tasks, true)
                .next(History.begin(LibraryVersion.empty()))
                .orElseThrow();
        Batch second = new PracticePlan(settings, tasks, true)
                .next(play(settings, tasks, isRight, 1))
                .orElseThrow();

        assertThat(first.plan()).hasSize(20).allMatch(one -> one.first() == 2 && one.samples() == 5);
        assertThat(second.plan().subList(0, 5)).allMatch(one -> !isRight.test(one.task()) && one.first() == 2);
        assertThat(second.plan().subList(5, second.plan().size()))
                .as("a fifth of 15")
                .hasSize(3)
                .allMatch(one -> isRight.test(one.task()) && one.first() == 1);
    }

    @Test
    void withFullPracticeEveryAttemptOfEveryEpochIsMade() {
        List<Task> tasks = Samples.tasks(6);
        LearnSettings settings = LearnSettings.math().economy(Economy.none()).build();

        assertThat(new PracticePlan(settings, tasks, true).forecast())
                .allSatisfy(batch -> assertThat(batch.plan()).allMatch(one -> one.first() == 5));
        assertThat(new PracticePlan(LearnSettings.math().build(), tasks, false).forecast())
                .as("attempts that cannot wait")
                .allSatisfy(batch -> assertThat(batch.plan()).allMatch(one -> one.first() == 5));
    }

    @Test
    void aRunEndsWhenTwoStepsHadNothingToSayOrAllThatFailsWasPractisedInVain() {
        List<Task> tasks = Samples.tasks(8);
        LearnSettings settings =
                LearnSettings.math().batchSize(OptionalInt.of(4)).build();
        PracticePlan plan = new PracticePlan(settings, tasks, true);
        IdleStop stop = new IdleStop(plan, tasks);

        assertThat(stop.reason(History.begin(LibraryVersion.empty()))).isEmpty();
        assertThat(stop.reason(play(settings, tasks, task -> true, 1))).isEmpty();
        assertThat(stop.reason(play(settings, tasks, task -> true, 2)).orElseThrow())
                .contains("2 steps in a row changed nothing", "spared");
    }
}
