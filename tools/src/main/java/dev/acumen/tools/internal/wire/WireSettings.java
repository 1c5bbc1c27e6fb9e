package dev.acumen.tools.internal.wire;

import dev.acumen.net.Proxies;
import java.net.ProxySelector;
import java.time.Duration;

/**
 * How a service is asked. By default: 30 seconds for a whole answer, 3 tries, a first pause of 1 second that doubles, no longer
 * pause than 20 seconds, answers of at most 4 MB, the proxies of the JDK's settings.
 */
public final class WireSettings {

    private final Duration timeout;
    private final int tries;
    private final Duration firstPause;
    private final Duration longestPause;
    private final int mostBytes;
    private final ProxySelector proxies;

    private WireSettings(Builder from) {
        this.timeout = from.timeout;
        this.tries = from.tries;
        this.firstPause = from.firstPause;
        this.longestPause = from.longestPause;
        this.mostBytes = from.mostBytes;
        this.proxies = from.proxies;
    }

    /** All defaults. */
    public static WireSettings usual() {
        return builder().build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    Duration timeout() {
        return timeout;
    }

    int tries() {
        return tries;
    }

    Duration firstPause() {
        return firstPause;
    }

    Duration longestPause() {
        return longestPause;
    }

    int mostBytes() {
        return mostBytes;
    }

    ProxySelector proxies() {
        return proxies;
    }

    /** Collects settings. */
    public static final class Builder {

        private Duration timeout = Duration.ofSeconds(30);
        private int tries = 3;
        private Duration firstPause = Duration.ofSeconds(1);
        private Duration longestPause = Duration.ofSeconds(20);
        private int mostBytes = 4 << 20;
        private ProxySelector proxies = ProxySelector.getDefault();

        private Builder() {}

        /** From sending a request to the last byte of its answer. */
        public Builder timeout(Duration value) {
            timeout = value;
            return this;
        }

        /** Requests that one question may take, from 1. */
        public Builder tries(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("tries start at 1, not " + value);
            }
            tries = value;
            return this;
        }

        /** Before the second try, where the service does not say; it doubles with each try. */
        public Builder firstPause(Duration value) {
            firstPause = value;
            return this;
        }

        /** A service that asks for more ({@code Retry-After}) is given up. */
        public Builder longestPause(Duration value) {
            longestPause = value;
            return this;
        }

        /** Of an answer, unpacked. */
        public Builder mostBytes(int value) {
            mostBytes = value;
            return this;
        }

        /** See {@link Proxies}. */
        public Builder proxies(ProxySelector value) {
            proxies = value;
            return this;
        }

        /** The settings. */
        public WireSettings build() {
            return new WireSettings(this);
        }
    }
}
