package dev.acumen.runtime.run;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.library.LearnedWith;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** The tasks that lessons were drawn from or chosen by. What is measured on them does not show what lessons do on others. */
final class PractisedTasks {

    private PractisedTasks() {}

    /** Practice and validation tasks of the runs that worded the lessons of a version, as far as those are in the store and kept what they were given. */
    static List<Task> behind(ExperienceStore store, LibraryVersion version) {
        List<Task> practised = new ArrayList<>();
        for (RunRecord run : new LearnedWith(store, version).runs()) {
            boolean isWhole = run.kind().equals(LearnJob.KIND)
                    && run.damage().isEmpty()
                    && run.pruned().isEmpty();
            if (isWhole) {
                RunInputs inputs = new RunInputs(run.id().value(), store.recorded(run.id()));
                try {
                    practised.addAll(inputs.practice().tasks());
                    practised.addAll(inputs.validation());
                } catch (UserError e) {
                    // Runs of before kept no tasks: what they practised is not known.
                }
            }
        }
        return practised;
    }
}
