package dev.acumen.tools.fetch;

/** Brings what stands at an address. Is called from several threads. */
@FunctionalInterface
public interface Fetcher {

    /**
     * Fetches an address. Ends soon after its thread is interrupted.
     *
     * @throws FetchFailure if there is nothing to read at the address; its message is one line for a model
     */
    FetchedPage fetch(String address);
}
