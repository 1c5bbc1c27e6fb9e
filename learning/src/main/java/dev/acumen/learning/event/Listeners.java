package dev.acumen.learning.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Several listeners as one. A listener that throws is told nothing more, and the others are told that it was dropped: what
 * watches a run must not break it.
 */
public final class Listeners implements Consumer<RunEvent> {

    private final List<Consumer<RunEvent>> listeners;

    /** @param listeners told in this order */
    public Listeners(List<Consumer<RunEvent>> listeners) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    @Override
    public void accept(RunEvent event) {
        listeners.forEach(listener -> tell(listener, event));
    }

    private void tell(Consumer<RunEvent> listener, RunEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            if (listeners.remove(listener)) {
                accept(new RunEvent.Notice("a listener failed and is told nothing more: " + e));
            }
        }
    }
}
