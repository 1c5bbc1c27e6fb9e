package dev.acumen.tools.search;

import dev.acumen.tools.internal.wire.WireSettings;
import java.net.URI;
import java.util.Optional;

/**
 * Which engine is asked, and how. By default: the service's own address, the key of its environment variable, five results,
 * {@link WireSettings#usual()} with the proxies of the environment.
 */
public final class SearchSettings {

    private final String engine;
    private final Optional<URI> address;
    private final Optional<String> key;
    private final Optional<String> searchEngineId;
    private final int results;
    private final Optional<WireSettings> wire;

    private SearchSettings(Builder from) {
        this.engine = from.engine;
        this.address = from.address;
        this.key = from.key;
        this.searchEngineId = from.searchEngineId;
        this.results = from.results;
        this.wire = from.wire;
    }

    /**
     * Starts with the defaults.
     *
     * @param engine one of {@link SearchEngines#names()}
     */
    public static Builder builder(String engine) {
        return new Builder(engine);
    }

    /** Its name. */
    public String engine() {
        return engine;
    }

    /** Results of a search. */
    public int results() {
        return results;
    }

    Optional<URI> address() {
        return address;
    }

    Optional<String> key() {
        return key;
    }

    Optional<String> searchEngineId() {
        return searchEngineId;
    }

    Optional<WireSettings> wire() {
        return wire;
    }

    @Override
    public String toString() {
        return engine + address.map(uri -> ":" + uri).orElse("");
    }

    /** Collects settings. */
    public static final class Builder {

        private final String engine;
        private Optional<URI> address = Optional.empty();
        private Optional<String> key = Optional.empty();
        private Optional<String> searchEngineId = Optional.empty();
        private int results = SearchTool.USUAL_RESULTS;
        private Optional<WireSettings> wire = Optional.empty();

        private Builder(String engine) {
            this.engine = engine;
        }

        /** Where the service stands, without the path of its API. */
        public Builder address(URI value) {
            address = Optional.of(value);
            return this;
        }

        /** The key itself, in place of the environment's. */
        public Builder key(String value) {
            key = Optional.of(value);
            return this;
        }

        /** Google's {@code cx}, in place of the environment's. */
        public Builder searchEngineId(String value) {
            searchEngineId = Optional.of(value);
            return this;
        }

        /** Results of a search, from 1 to 10. */
        public Builder results(int value) {
            if (value < 1 || value > SearchTool.MOST_RESULTS) {
                throw new IllegalArgumentException(
                        "a search gives 1 to " + SearchTool.MOST_RESULTS + " results, not " + value);
            }
            results = value;
            return this;
        }

        /** Time, size, tries, proxies. */
        public Builder wire(WireSettings value) {
            wire = Optional.of(value);
            return this;
        }

        /** The settings. */
        public SearchSettings build() {
            return new SearchSettings(this);
        }
    }
}
