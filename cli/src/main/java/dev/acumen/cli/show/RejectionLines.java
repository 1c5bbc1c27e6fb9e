package dev.acumen.cli.show;

import dev.acumen.core.library.RejectedEdit;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.learning.report.StepReport;
import dev.acumen.runtime.report.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of what was proposed became lessons, and why the rest did not. */
public final class RejectionLines {

    private static final int MOST_SHOWN = 3;

    private RejectionLines() {}

    /**
     * What of a whole run somebody should know.
     *
     * @param again options that a further command needs, as they were given
     */
    public static List<String> notices(LearnReport report, String again) {
        List<String> notices = new ArrayList<>();
        if (report.changes() == 0) {
            notices.add("warning: the run changed nothing in the library");
        }
        if (report.quarantined() > 0) {
            notices.add("note: " + Numbers.of(report.quarantined(), "proposed lesson is", "proposed lessons are")
                    + " held for review: acumen library quarantine " + report.library() + again);
        }
        return notices;
    }

    /**
     * The first rejected edits of a run that has ended, each with its text and reason.
     *
     * @param command that shows all of them
     */
    public static List<String> some(LearnReport report, String command) {
        List<Rejection> rejected = Rejection.of(report);
        List<String> lines = new ArrayList<>();
        if (!rejected.isEmpty()) {
            lines.add(Numbers.of(rejected.size(), "edit was", "edits were") + " rejected:");
            rejected.stream().limit(MOST_SHOWN).forEach(edit -> lines.add(line(edit, CutText.line(edit.edit()))));
            if (rejected.size() > MOST_SHOWN) {
                lines.add("  all:     " + command);
            }
        }
        return lines;
    }

    /** All of them. */
    public static List<String> all(List<Rejection> rejected) {
        List<String> lines = new ArrayList<>();
        lines.add(Numbers.of(rejected.size(), "rejected edit") + ":");
        rejected.forEach(edit -> lines.add(line(edit, edit.edit())));
        return lines;
    }

    private static String line(Rejection rejected, String edit) {
        return "  step " + rejected.step() + "   " + edit + ": " + rejected.why();
    }

    /** The edits of a step that did not take effect: a line for each kind and reason, and one for each that is held. */
    public static List<String> lines(StepReport report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        report.rejectedEdits().stream()
                .filter(edit -> edit.reason() != RejectedEdit.Reason.QUARANTINED)
                .forEach(edit ->
                        counts.merge(edit.edit().kind() + ", " + edit.reason().words(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        counts.forEach((reason, count) -> lines.add("            rejected: " + count + " x " + reason));
        report.quarantined()
                .forEach(edit -> lines.add("            held for review: "
                        + edit.edit().kind() + ", " + edit.findings().get(0).words()));
        return lines;
    }
}
