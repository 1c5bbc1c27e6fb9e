package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several plans a trial adopts, and what it pays for that. */
class ProbeGateTest {

    private static final LibraryVersion BASE = Samples.version("Rounding: round up.");
    private static final Revision GOOD = revision("Rounding: round up.", "Units: convert.");
    private static final Revision BAD = revision("Rounding: round down.");
    private static final List<Task> TASKS = Samples.tasks(40);

    private final List<Trials.Arm> attempted = new ArrayList<>();

    private static Revision revision(String... lessons) {
        LibraryVersion version = Samples.version(lessons);
        List<AppliedEdit> edits = version.lessons().stream()
                .map(lesson -> new AppliedEdit(
                        lesson.id(),
                        new LessonEdit.Add(
                                lesson.text(), new Provenance(Optional.empty(), List.of(), "test", Map.of())),
                        Optional.empty()))
                .toList();
        return new Revision(BASE, version, edits, List.of());
    }

    /** Rewards by version and by the place of the task; the base does the same each time. */
    private Trials trials(BiFunction<LibraryVersion, Integer, Double> rewards) {
        return (arms, samples) -> {
            attempted.addAll(arms);
            return arms.stream()
                    .map(arm -> arm.tasks().stream()
                            .map(task -> group(task, rewards.apply(arm.version(), TASKS.indexOf(task))))
                            .toList())
                    .toList();
        };
    }

    private static Group group(Task task, double reward) {
        return Samples.group(task, reward);
    }

    private static ProbeGate gate(GateKind kind, List<Task> validation, List<Task> anchors, int most) {
        return new ProbeGate(kind, new ProbeTasks(validation, TASKS, anchors, most, 7));
    }

    private Adoption decide(ProbeGate gate, History history, Trials trials, Revision... candidates) {
        Set<TaskId> practised = TASKS.subList(0, 10).stream().map(Task::id).collect(Collectors.toSet());
        return gate.decide(new AdoptionContext(BASE, List.of(candidates), practised, history, trials));
    }

    private static double rewards(LibraryVersion version, int task, int goodFrom) {
        boolean isGood = version.equals(GOOD.version());
        boolean isBad = version.equals(BAD.version());
        return isGood ? (task % 2 == 0 || task >= goodFrom ? 1 : 0) : isBad ? 0 : task % 2 == 0 ? 1 : 0;
    }

    @Test
    void thePlanThatFixesTasksIsAdoptedAndTheHarmfulOneIsGivenUpHalfWay() {
        Adoption adoption = decide(
                gate(GateKind.PROBE, List.of(), List.of(), 24),
                History.begin(BASE),
                trials((version, task) -> rewards(version, task, 0)),
                BAD,
                GOOD);

        assertThat(adoption.adopted()).contains(GOOD.version().id());
        PlanTrial trial = adoption.trial().orElseThrow();
        assertThat(trial.tasks()).hasSize(20).as("half of 40 at most");
        assertThat(trial.base().fixes()).isZero();
        assertThat(trial.plans().get(0).results()).hasSize(10);
        assertThat(trial.plans().get(0).regressions()).isPositive();
        PlanTrial.Result good = trial.plans().get(1);
        assertThat(good.results()).hasSize(20);
        assertThat(good.net()).isEqualTo(good.fixes() - 0.02 * good.edits());
        assertThat(adoption.reason()).contains("the best of 2 plans on 20 tasks");
    }

    @Test
    void noTaskOfTheStepIsTried() {
        decide(
                gate(GateKind.PROBE, List.of(), List.of(), 24),
                History.begin(BASE),
                trials((version, task) -> rewards(version, task, 0)),
                GOOD);

        assertThat(attempted)
                .isNotEmpty()
                .allSatisfy(arm -> assertThat(arm.tasks()).doesNotContainAnyElementsOf(TASKS.subList(0, 10)));
    }

    @Test
    void whatOnlyHarmsOrChangesNothingIsNotAdopted() {
        Adoption harmful = decide(
                gate(GateKind.PROBE, List.of(), List.of(), 24),
                History.begin(BASE),
                trials((version, task) -> rewards(version, task, 0)),
                BAD);
        Adoption idle = decide(
                gate(GateKind.PROBE, List.of(), List.of(), 24),
                History.begin(BASE),
                trials((version, task) -> rewards(version, task, 99)),
                GOOD);

        assertThat(harmful.adopted()).isEmpty();
        assertThat(idle.adopted()).as("its edits cost more than it is worth").isEmpty();
        assertThat(idle.reason()).contains("nothing is sure to help");
    }

    @Test
    void theValidationSplitIsTakenFirstAndFilledUpWithPracticeTasks() {
        List<Task> validation = IntStream.range(0, 6)
                .mapToObj(i ->
                        new Task(new TaskId("v" + i), "v", Samples.task("x").reference()))
                .toList();

        decide(
                gate(GateKind.PROBE, validation, List.of(), 12),
                History.begin(BASE),
                trials((version, task) -> 1.0),
                GOOD);

        Set<Task> tried = new HashSet<>();
        attempted.forEach(arm -> tried.addAll(arm.tasks()));
        assertThat(tried).containsAll(validation).hasSize(12);
    }

    @Test
    void whatTheVersionBeforeCameToIsNotPaidForAgain() {
        ProbeGate gate = gate(GateKind.PROBE, List.of(), List.of(), 24);
        Trials trials = trials((version, task) -> rewards(version, task, 99));
        Adoption first = decide(gate, History.begin(BASE), trials, GOOD);
        int before = attempts();

        Revision nothing = new Revision(BASE, BASE, List.of(), List.of());
        History history = History.begin(BASE)
                .and(
                        new StepOutcome(
                                StepReport.of(
                                        new StepId(new RunId("r-1"), 1),
                                        List.of(),
                                        0,
                                        0,
                                        List.of(),
                                        ReviewFailures.none(),
                                        List.of(nothing)),
                                List.of(GOOD),
                                first,
                                List.of()),
                        BASE);
        attempted.clear();
        decide(gate, history, trials, GOOD);

        assertThat(attempts()).isLessThan(before);
    }

    private int attempts() {
        return attempted.stream().mapToInt(arm -> arm.tasks().size()).sum();
    }

    @Test
    void aTaskThatMustStayRightAndDoesNotIsEnoughToRefuse() {
        Task anchor = new Task(new TaskId("anchor"), "?", Samples.task("x").reference());
        Trials trials = (arms, samples) -> arms.stream()
                .map(arm -> arm.tasks().stream()
                        .map(task -> group(
                                task,
                                task.equals(anchor)
                                        ? (arm.version().equals(BASE) ? 1 : 0)
                                        : rewards(arm.version(), TASKS.indexOf(task), 0)))
                        .toList())
                .toList();

        assertThat(decide(gate(GateKind.PROBE, List.of(), List.of(), 24), History.begin(BASE), trials, GOOD)
                        .adopted())
                .isPresent();
        Adoption refused =
                decide(gate(GateKind.PROBE, List.of(), List.of(anchor), 24), History.begin(BASE), trials, GOOD);
        assertThat(refused.adopted()).isEmpty();
        assertThat(refused.reason()).contains("must stay right");
    }

    @ParameterizedTest
    @CsvSource({"NO_WORSE, 0, true", "NO_WORSE, 99, true", "BETTER, 0, true", "BETTER, 99, false"})
    void admissionLooksAtTheWholeValidationSplit(GateKind kind, int goodFrom, boolean isAdopted) {
        Adoption adoption = decide(
                gate(kind, TASKS, List.of(), 3),
                History.begin(BASE),
                trials((version, task) -> rewards(version, task, goodFrom)),
                GOOD);

        assertThat(adoption.trial().orElseThrow().tasks()).hasSize(40);
        assertThat(adoption.adopted().isPresent()).isEqualTo(isAdopted);
    }

    @Test
    void withoutATaskToTryItOnNothingIsAdoptedAndWhatToDoIsSaid() {
        Adoption adoption = new ProbeGate(
                        GateKind.PROBE, new ProbeTasks(List.of(), TASKS.subList(0, 2), List.of(), 24, 0))
                .decide(new AdoptionContext(
                        BASE,
                        List.of(GOOD),
                        Set.of(TASKS.get(0).id(), TASKS.get(1).id()),
                        History.begin(BASE),
                        trials((version, task) -> 1.0)));

        assertThat(adoption.adopted()).isEmpty();
        assertThat(adoption.reason()).contains("--gate none");
        assertThat(attempted).isEmpty();
    }
}
