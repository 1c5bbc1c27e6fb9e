package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.Batch;
import dev.acumen.learning.BatchPlan;
import dev.acumen.learning.History;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link BatchPlan} does. For a test class to extend. */
public abstract class BatchPlanContract {

    private static final int MOST_STEPS = 10_000;

    /** The plan. */
    protected abstract BatchPlan plan();

    @Test
    void itComesToAnEndAndTheSameHistoryIsFollowedByTheSameBatch() {
        BatchPlan plan = plan();
        History history = History.begin(LibraryVersion.empty());
        Optional<Batch> next = plan.next(history);
        while (next.isPresent()) {
            assertThat(next.get().plan()).isNotEmpty();
            assertThat(plan.next(history)).isEqualTo(next);
            assertThat(plan().next(history)).as("a plan made anew").isEqualTo(next);
            history = SampleHistories.after(history, next.get());
            assertThat(history.steps()).hasSizeLessThan(MOST_STEPS);
            next = plan.next(history);
        }
    }

    @Test
    void itForecastsWhatItBeginsWith() {
        BatchPlan plan = plan();
        plan.forecast().stream()
                .findFirst()
                .ifPresent(first -> assertThat(plan.next(History.begin(LibraryVersion.empty())))
                        .contains(first));
    }
}
