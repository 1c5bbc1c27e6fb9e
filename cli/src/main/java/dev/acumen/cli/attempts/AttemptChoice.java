package dev.acumen.cli.attempts;

import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.PassName;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.HeldOutRewards;
import dev.acumen.store.view.AttemptRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which attempts of a run are meant. */
final class AttemptChoice {

    @Option(names = "--unscored", description = "Only those without a score.")
    private boolean unscored;

    @Option(
            names = "--wrong",
            description =
                    "Only those that are graded below 1; where rewards are graded, also those that are nearly right.")
    private boolean wrong;

    @Option(
            names = "--flipped",
            description =
                    "Only held-out tasks that are right in one arm and wrong in the other, with the attempts of both. Right is a task with a reward of 1 in more than half of its graded attempts.")
    private boolean flipped;

    @Option(names = "--task", paramLabel = "ID", description = "Only those at this task.")
    private Optional<String> task = Optional.empty();

    @Option(
            names = "--pass",
            paramLabel = "NAME",
            description = "Only those of this pass, such as practice, held-out, held-out-with or 'step 2 practice'.")
    private Optional<String> pass = Optional.empty();

    /** Refuses what does not go together. */
    void check() {
        if (Stream.of(unscored, wrong, flipped).filter(is -> is).count() > 1) {
            throw new UserError(UserError.Kind.USAGE, "one of --unscored, --wrong and --flipped at a time");
        }
        if (flipped && pass.isPresent()) {
            throw new UserError(UserError.Kind.USAGE, "--flipped shows the passes of all arms, so --pass has no place");
        }
    }

    boolean flipped() {
        return flipped;
    }

    /** Whether what was said is wanted, and not only a line of each. */
    boolean showsEach() {
        return wrong || flipped || task.isPresent() || pass.isPresent();
    }

    /**
     * Those that are meant, in the order of passes, tasks and samples.
     *
     * @throws UserError if the run has no such task or pass
     */
    List<AttemptRecord> of(List<AttemptRecord> all, HeldOutRewards heldOut, RunId run) {
        task.ifPresent(id -> require(
                id,
                all.stream()
                        .map(attempt -> attempt.id().task().value())
                        .distinct()
                        .toList(),
                "run " + run + " has no attempt at a task '"));
        pass.ifPresent(name -> {
            if (all.stream().noneMatch(attempt -> isIn(attempt, name))) {
                List<String> passes = all.stream()
                        .map(attempt -> PassName.of(attempt.id().pass()))
                        .distinct()
                        .toList();
                throw UserError.input("run " + run + " has no attempts of a pass '" + name + "'"
                        + NearestName.suggestion(name, passes)
                        + (passes.isEmpty() ? " nor of any other" : "; there are " + String.join(", ", passes)));
            }
        });
        Set<TaskId> tasks = flipped ? heldOut.flipped() : Set.of();
        return all.stream()
                .filter(attempt -> task.isEmpty() || attempt.id().task().value().equals(task.get()))
                .filter(attempt -> pass.isEmpty() || isIn(attempt, pass.get()))
                .filter(attempt -> !unscored || attempt.unscored().isPresent())
                .filter(attempt -> !wrong
                        || (attempt.reward().isPresent()
                                && !HeldOutRewards.isRight(attempt.reward().getAsDouble())))
                .filter(attempt -> !flipped
                        || (HeldOutRewards.isHeldOut(attempt.id())
                                && tasks.contains(attempt.id().task())))
                .toList();
    }

    private static void require(String id, List<String> known, String otherwise) {
        if (!known.contains(id)) {
            throw UserError.input(otherwise + id + "'" + NearestName.suggestion(id, known)
                    + "; 'acumen runs attempts RUN' lists what there is");
        }
    }

    private static boolean isIn(AttemptRecord attempt, String name) {
        String pass = attempt.id().pass().name();
        return pass.equals(name)
                || pass.startsWith(name + "-")
                || PassName.of(attempt.id().pass()).equals(name);
    }

    /** By task; at each the arm without the library first. */
    static Map<TaskId, List<AttemptRecord>> byTask(List<AttemptRecord> attempts) {
        Map<TaskId, List<AttemptRecord>> byTask = new LinkedHashMap<>();
        attempts.stream()
                .sorted(Comparator.comparing(
                                (AttemptRecord attempt) -> attempt.id().task().value())
                        .thenComparing(attempt -> attempt.id().pass().name(), Comparator.reverseOrder())
                        .thenComparing(attempt -> attempt.id().sample()))
                .forEach(attempt -> byTask.computeIfAbsent(attempt.id().task(), task -> new ArrayList<>())
                        .add(attempt));
        return byTask;
    }

    /** What to say where none is meant. */
    String nothing(HeldOutRewards heldOut) {
        if (unscored) {
            return "every attempt" + (showsSome() ? " of these" : "") + " has a score";
        }
        if (wrong) {
            return "no graded attempt" + (showsSome() ? " of these" : "") + " has a reward below 1";
        }
        if (flipped) {
            return heldOut.arms().size() < 2
                    ? "the run has no graded held-out attempts in two arms"
                    : "no held-out task" + (task.isPresent() ? " of these" : "")
                            + " is right in one arm and wrong in the other; "
                            + Numbers.of(heldOut.changed().size(), "task differs", "tasks differ")
                            + " in the mean reward";
        }
        return "there is no attempt";
    }

    private boolean showsSome() {
        return task.isPresent() || pass.isPresent();
    }
}
