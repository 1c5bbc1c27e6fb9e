package dev.acumen.tools.fetch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How addresses are fetched. What is not said otherwise: at most 10,000,000 bytes, 30 seconds and 5 redirects; ports 80, 443, 8080 and 8443;
 * public addresses only; robots.txt is not asked; the user agent is {@code acumen}.
 */
public final class FetchSettings {

    private final Builder from;
    private final List<Network> allowedNetworks;
    private final Map<String, InetSocketAddress> connectTo;

    private FetchSettings(Builder from) {
        this.from = from.copy();
        this.allowedNetworks = List.copyOf(from.allowedNetworks);
        this.connectTo = Map.copyOf(from.connectTo);
    }

    /** With the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Bytes of a page, unpacked. */
    public int maxBytes() {
        return from.maxBytes;
    }

    /** Of a whole fetch: names, redirects, and the last byte of the body. */
    public Duration timeout() {
        return from.timeout;
    }

    /** How many redirects are followed. */
    public int maxRedirects() {
        return from.maxRedirects;
    }

    /** Ports that may be connected to. */
    public Set<Integer> ports() {
        return from.ports;
    }

    /** Networks that may be connected to although they are not public. */
    public List<Network> allowedNetworks() {
        return allowedNetworks;
    }

    /** Where a host is connected to instead of where its name leads, if it is told. */
    public Optional<InetSocketAddress> connectTo(String host) {
        InetSocketAddress exact = connectTo.get(host);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            InetSocketAddress wide = connectTo.get("*" + host.substring(dot));
            if (wide != null) {
                return Optional.of(wide);
            }
        }
        return Optional.empty();
    }

    /** Whether what robots.txt forbids is left alone. */
    public boolean obeysRobots() {
        return from.obeysRobots;
    }

    /** What the fetcher calls itself. */
    public String userAgent() {
        return from.userAgent;
    }

    /** Languages that are asked for, as in the header {@code Accept-Language}, if any are. */
    public Optional<String> acceptLanguage() {
        return from.acceptLanguage;
    }

    /** Looks up hosts. */
    public NameResolver resolver() {
        return from.resolver;
    }

    /** Collects settings. */
    public static final class Builder {

        private int maxBytes = 10_000_000;
        private Duration timeout = Duration.ofSeconds(30);
        private int maxRedirects = 5;
        private Set<Integer> ports = Set.of(80, 443, 8080, 8443);
        private final List<Network> allowedNetworks = new ArrayList<>();
        private final Map<String, InetSocketAddress> connectTo = new LinkedHashMap<>();
        private boolean obeysRobots;
        private String userAgent = "acumen";
        private Optional<String> acceptLanguage = Optional.empty();
        private NameResolver resolver = NameResolver.system();

        private Builder() {}

        /** Bytes of a page, unpacked; at least 1. */
        public Builder maxBytes(int bytes) {
            require(bytes >= 1, "a page has at least one byte");
            this.maxBytes = bytes;
            return this;
        }

        /** Of a whole fetch; more than nothing. */
        public Builder timeout(Duration whole) {
            require(!whole.isZero() && !whole.isNegative(), "a fetch needs some time");
            this.timeout = whole;
            return this;
        }

        /** How many redirects are followed; 0 for none. */
        public Builder maxRedirects(int redirects) {
            require(redirects >= 0, "redirects are counted from 0");
            this.maxRedirects = redirects;
            return this;
        }

        /** Ports that may be connected to, in place of the usual ones. */
        public Builder ports(Set<Integer> allowed) {
            this.ports = Set.copyOf(allowed);
            return this;
        }

        /**
         * Allows a network although it is not public, such as {@code 10.0.0.0/8}, or {@code 127.0.0.1} for one address. Whoever writes the pages
         * that are read can then reach it too.
         *
         * @throws IllegalArgumentException if it is no network
         */
        public Builder allowNetwork(String network) {
            allowedNetworks.add(Network.parse(network));
            return this;
        }

        /**
         * Connects to the given address and port whenever the host is asked for, on any port, without looking the host up and without
         * asking the rules: curl's {@code --connect-to}. {@code *.example} stands for all hosts that end so.
         */
        public Builder connectTo(String host, InetSocketAddress target) {
            String name =
                    host.startsWith("*.") ? "*." + HostName.canonical(host.substring(2)) : HostName.canonical(host);
            connectTo.put(name.toLowerCase(Locale.ROOT), target);
            return this;
        }

        /** Leaves alone what robots.txt forbids. */
        public Builder obeyRobots(boolean obey) {
            this.obeysRobots = obey;
            return this;
        }

        /** What the fetcher calls itself, in one line. */
        public Builder userAgent(String name) {
            require(
                    !name.isBlank() && name.chars().allMatch(c -> c >= ' ' && c < 127),
                    "a user agent is one line of ASCII");
            this.userAgent = name;
            return this;
        }

        /** Languages that are asked for, such as {@code en, de;q=0.5}. */
        public Builder acceptLanguage(String languages) {
            require(languages.chars().allMatch(c -> c >= ' ' && c < 127), "languages are one line of ASCII");
            this.acceptLanguage = Optional.of(languages);
            return this;
        }

        /** Looks up hosts in place of the system. */
        public Builder resolver(NameResolver names) {
            this.resolver = names;
            return this;
        }

        /** The settings. */
        public FetchSettings build() {
            return new FetchSettings(this);
        }

        private Builder copy() {
            Builder copy = new Builder();
            copy.maxBytes = maxBytes;
            copy.timeout = timeout;
            copy.maxRedirects = maxRedirects;
            copy.ports = ports;
            copy.obeysRobots = obeysRobots;
            copy.userAgent = userAgent;
            copy.acceptLanguage = acceptLanguage;
            copy.resolver = resolver;
            return copy;
        }

        private static void require(boolean holds, String message) {
            if (!holds) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
