package dev.acumen.testkit;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.Batch;
import dev.acumen.learning.History;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import dev.acumen.simulation.script.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that have done some steps. */
final class SampleHistories {

    private SampleHistories() {}

    /** The history after one more step of this batch, in which every other task came out mixed, and nothing was learned. */
    static History after(History history, Batch batch) {
        List<Group> groups = new ArrayList<>();
        for (int place = 0; place < batch.plan().size(); place++) {
            double[] rewards = new double[batch.plan().get(place).samples()];
            rewards[0] = place % 2 == 0 ? 1 : 0;
            groups.add(Samples.group(batch.plan().get(place).task(), rewards));
        }
        StepId step = new StepId(Samples.STEP.run(), history.steps().size() + 1);
        Revision nothing = new Revision(history.version(), history.version(), List.of(), List.of());
        List<StepOutcome> steps = new ArrayList<>(history.steps());
        steps.add(new StepOutcome(
                StepReport.of(step, groups, 0, 0, List.of(), ReviewFailures.none(), List.of(nothing)),
                List.of(),
                new Adoption(Optional.empty(), "nothing changed"),
                List.of()));
        return new History(steps, history.base(), history.version(), history.refusedBefore());
    }

    /** None, one, two and three steps. */
    static List<History> some() {
        List<History> histories = new ArrayList<>(List.of(History.begin(LibraryVersion.empty())));
        for (int steps = 0; steps < 3; steps++) {
            histories.add(after(histories.get(steps), new Batch(Samples.tasks(4), 3)));
        }
        return histories;
    }
}
