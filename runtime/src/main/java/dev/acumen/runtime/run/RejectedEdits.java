package dev.acumen.runtime.run;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.runtime.report.Rejection;
import dev.acumen.runtime.report.StepJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edits of a learning run that were rejected for good, by step; those that wait in the quarantine are not among them. */
public final class RejectedEdits {

    private RejectedEdits() {}

    /**
     * Those of a run as its journal tells them. Journals of earlier states count them only; then there are those of the versions that the run saved, which is all
     * but those of steps that changed nothing.
     */
    public static List<Rejection> of(ExperienceStore store, RunRecord run) {
        Map<Integer, List<Rejection>> bySteps = new TreeMap<>(saved(store, run));
        for (JournalEntry.StepReported reported : store.stepReports(run.id())) {
            Rejection.in(StepJson.read(reported))
                    .ifPresent(rejected -> bySteps.put(reported.step().number(), rejected));
        }
        return bySteps.values().stream().flatMap(List::stream).toList();
    }

    private static Map<Integer, List<Rejection>> saved(ExperienceStore store, RunRecord run) {
        Map<Integer, List<Rejection>> bySteps = new TreeMap<>();
        String library = run.library();
        boolean isKnown = store.libraries().head(library).isPresent()
                || !ResultReview.of(store.libraries(), library).isEmpty();
        if (isKnown) {
            Lookup.versions(store.libraries(), library).stream()
                    .flatMap(id -> store.libraries().revision(library, id).stream())
                    .filter(revision -> isBy(revision, run.id()))
                    .forEach(revision -> {
                        int step = revision.version().step().map(StepId::number).orElse(0);
                        bySteps.put(step, Rejection.of(step, revision.rejected()));
                    });
        }
        return bySteps;
    }

    private static boolean isBy(Revision revision, RunId run) {
        return revision.version().step().filter(step -> step.run().equals(run)).isPresent();
    }
}
