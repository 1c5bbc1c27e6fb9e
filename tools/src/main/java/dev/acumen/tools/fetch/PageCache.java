package dev.acumen.tools.fetch;

import java.util.function.Supplier;

/** Keeps what was fetched, so that the attempts of a run see the same web. Is called from several threads. */
public interface PageCache {

    /**
     * What is kept for the address; if nothing is, what the supplier fetches, which is then kept. Threads that ask for one address at the same time
     * fetch it once. Failures that last are kept as well, others are not.
     *
     * @throws FetchFailure that the supplier throws, or that is kept
     */
    FetchedPage get(String address, Supplier<FetchedPage> fetch);
}
