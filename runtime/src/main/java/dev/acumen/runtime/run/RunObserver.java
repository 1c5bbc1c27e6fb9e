package dev.acumen.runtime.run;

import dev.acumen.learning.event.RunEvent;
import java.util.function.Consumer;

/** Is told how a run begins, and what happens in it. Events come from several threads. */
public interface RunObserver extends Consumer<RunEvent> {

    /** The run was begun or taken up, and no call was made yet. */
    void began(RunBegun run);

    /** One that only hears events. */
    static RunObserver of(Consumer<RunEvent> events) {
        return new RunObserver() {
            @Override
            public void began(RunBegun run) {
                // Only events are of interest.
            }

            @Override
            public void accept(RunEvent event) {
                events.accept(event);
            }
        };
    }
}
