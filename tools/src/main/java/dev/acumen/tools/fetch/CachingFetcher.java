package dev.acumen.tools.fetch;

/** Fetches every address once. */
public final class CachingFetcher implements Fetcher {

    private final Fetcher fetcher;
    private final PageCache cache;

    /** Keeps in the cache what the fetcher brings. */
    public CachingFetcher(Fetcher fetcher, PageCache cache) {
        this.fetcher = fetcher;
        this.cache = cache;
    }

    @Override
    public FetchedPage fetch(String address) {
        String key = WebAddress.parse(address).toString();
        return cache.get(key, () -> fetcher.fetch(key));
    }
}
