package dev.acumen.learning;

import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The memory of a learner: the edits that came to nothing, for whoever proposes the next ones. */
final class Refusals {

    /** The last ones: what was refused long ago was refused for another library. */
    private static final int REMEMBERED = 40;

    private static final int MOST_TASKS = 3;

    private Refusals() {}

    /**
     * What is remembered after a step, the latest first. An edit that is made after all is forgotten.
     *
     * @param before what was remembered before it
     * @param report of the step
     * @param candidates that changed something
     * @param adoption what became of them
     */
    static List<RefusedEdit> after(
            List<RefusedEdit> before, StepReport report, List<Revision> candidates, Adoption adoption) {
        List<RefusedEdit> refused = new ArrayList<>(before);
        report.rejectedEdits().stream()
                .filter(edit -> edit.reason().isForTheWording())
                .forEach(edit -> put(refused, refused(edit.edit(), edit.reason().words())));
        Optional<PlanTrial> trial =
                adoption.trial().filter(tried -> adoption.adopted().isEmpty());
        for (Revision candidate : candidates) {
            // What was never tried was not refused for what it says.
            trial.flatMap(tried -> tried.of(candidate.version().id()))
                    .filter(result -> !result.results().isEmpty())
                    .ifPresent(result ->
                            candidate.changes().forEach(edit -> put(refused, refused(edit.edit(), words(result)))));
            if (adoption.adopted().filter(candidate.version().id()::equals).isPresent()) {
                candidate.changes().forEach(edit -> forget(refused, refused(edit.edit(), "")));
            }
        }
        return refused.stream().limit(REMEMBERED).toList();
    }

    private static void put(List<RefusedEdit> refused, RefusedEdit edit) {
        forget(refused, edit);
        refused.add(0, edit);
    }

    private static void forget(List<RefusedEdit> refused, RefusedEdit edit) {
        refused.removeIf(edit::isSameAs);
    }

    private static RefusedEdit refused(LessonEdit edit, String reason) {
        return new RefusedEdit(edit.kind(), edit.target(), edit.wording().orElse(""), reason);
    }

    private static String words(PlanTrial.Result result) {
        return result.regressed().isEmpty()
                ? "tried with others, did not help"
                : "tried with others, did not help; came out worse: "
                        + result.regressed().stream()
                                .limit(MOST_TASKS)
                                .map(Object::toString)
                                .collect(Collectors.joining(", "));
    }
}
