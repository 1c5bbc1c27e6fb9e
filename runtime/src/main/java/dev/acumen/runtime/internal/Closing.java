package dev.acumen.runtime.internal;

import java.util.List;
import java.util.Optional;

/** Closes several things, the later ones also where an earlier one fails. */
public final class Closing {

    private Closing() {}

    /** Closes all of them in order. */
    public static void all(List<? extends AutoCloseable> open) {
        Optional<RuntimeException> failure = Optional.empty();
        for (AutoCloseable one : open) {
            try {
                one.close();
            } catch (RuntimeException e) {
                failure.ifPresent(e::addSuppressed);
                failure = Optional.of(e);
            } catch (Exception e) {
                throw new IllegalStateException("closes without checked exceptions", e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
