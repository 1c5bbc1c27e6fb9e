package dev.acumen.learning;

import java.util.List;
import java.util.Optional;

/** Says what is practised next. Asked by one thread. */
public interface BatchPlan {

    /**
     * The next batch, or empty if the run is over. A pure function of the history, so that a run that is taken up comes to the same batches.
     */
    Optional<Batch> next(History history);

    /** The batches it will make, as far as can be said before anything is practised; for forecasts. */
    List<Batch> forecast();

    /** Fixed batches in their order. */
    static BatchPlan of(List<Batch> batches) {
        List<Batch> fixed = List.copyOf(batches);
        return new BatchPlan() {
            @Override
            public Optional<Batch> next(History history) {
                int place = history.steps().size();
                return place < fixed.size() ? Optional.of(fixed.get(place)) : Optional.empty();
            }

            @Override
            public List<Batch> forecast() {
                return fixed;
            }
        };
    }
}
