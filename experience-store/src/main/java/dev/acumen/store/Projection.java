package dev.acumen.store;

import dev.acumen.core.run.RunId;
import dev.acumen.store.internal.view.LibraryQueries;
import dev.acumen.store.internal.view.RunQueries;
import java.util.Optional;
import java.util.function.Function;

/** What the journals say, in a form that can be asked: in the database for the owner of a store, in plain memory for those who read. */
interface Projection extends AutoCloseable {

    /** Asks about the libraries. */
    <T> T libraries(Function<LibraryQueries, T> question);

    /** Asks about a run, after what its journal has was read, as far as it is whole. */
    <T> T run(RunId run, Function<RunQueries, T> question);

    /** What is wrong with the journal of the run, as far as it was looked at. */
    Optional<String> damage(RunId run);

    /**
     * Does nothing while this is open.
     *
     * @throws IllegalStateException if this is closed
     */
    void refuseIfClosed();

    @Override
    void close();
}
