package dev.acumen.runtime.internal;

import java.util.List;
import java.util.Optional;

/** Closes several things, the later ones also where an earlier one fails. */
public final class Closing {

    private Closing() {}

    /**
     * Closes all of them in order.
     *
     * @param closings what closes each
     * @throws RuntimeException the first failure, with the others suppressed
     */
    public static void all(List<Runnable> closings) {
        Optional<RuntimeException> failure = Optional.empty();
        for (Runnable closing : closings) {
            try {
                closing.run();
            } catch (RuntimeException e) {
                failure.ifPresent(first -> first.addSuppressed(e));
                failure = failure.or(() -> Optional.of(e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
