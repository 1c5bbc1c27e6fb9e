package dev.acumen.learning;

import dev.acumen.core.library.LessonEdit;
import dev.acumen.learning.internal.review.Refusal;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The edits of a run that came to nothing, for whoever proposes the next ones. */
final class Refusals {

    /** The last ones; older ones would only fill the prompt. */
    private static final int MOST = 12;

    private static final int MOST_TASKS = 3;

    private Refusals() {}

    /** The last of them, the latest first; one that was made after all is not among them. */
    static List<Refusal> of(History history) {
        Map<String, Refusal> byText = new LinkedHashMap<>();
        for (StepOutcome step : history.steps()) {
            step.report().rejectedEdits().stream()
                    .filter(edit -> edit.reason().isForTheWording())
                    .forEach(edit -> put(byText, edit.edit(), edit.reason().words()));
            // What was never tried was not refused for what it says.
            if (step.adopted().isEmpty()) {
                step.adoption()
                        .trial()
                        .ifPresent(trial -> step.candidates()
                                .forEach(candidate -> trial.of(
                                                candidate.version().id())
                                        .filter(result -> !result.results().isEmpty())
                                        .ifPresent(result -> candidate
                                                .changes()
                                                .forEach(edit -> put(byText, edit.edit(), words(result))))));
            }
            step.changes().forEach(edit -> byText.remove(key(edit.edit())));
        }
        List<Refusal> latest = new ArrayList<>(byText.values());
        Collections.reverse(latest);
        return latest.stream().limit(MOST).toList();
    }

    private static void put(Map<String, Refusal> byText, LessonEdit edit, String reason) {
        byText.remove(key(edit));
        byText.put(
                key(edit),
                new Refusal(
                        edit.kind() + edit.target().map(id -> " " + id).orElse(""),
                        edit.wording().orElse(""),
                        reason));
    }

    private static String key(LessonEdit edit) {
        return edit.kind() + edit.target() + edit.wording().orElse("");
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
