package dev.acumen.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that the environment names, as command-line programs read it: {@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY} and {@code NO_PROXY}, in capitals or not. What the JDK is told by its own properties
 * ({@code https.proxyHost} and so on) goes first. A name and password in a proxy's address are not used.
 */
public final class Proxies extends ProxySelector {

    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Map<String, String> environment;
    private final ProxySelector jdk;

    private Proxies(Map<String, String> environment, ProxySelector jdk) {
        this.environment = Map.copyOf(environment);
        this.jdk = jdk;
    }

    /** The proxies of the JDK's properties, else those of the given environment. */
    public static ProxySelector of(Map<String, String> environment) {
        return new Proxies(environment, ProxySelector.getDefault());
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> told = jdk.select(uri);
        if (told.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return told;
        }
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (LOOPBACK.contains(host) || isExempt(host)) {
            return NONE;
        }
        String scheme = "https".equalsIgnoreCase(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        return variable(scheme)
                .or(() -> variable("ALL_PROXY"))
                .flatMap(Proxies::address)
                .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
                .orElse(NONE);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        jdk.connectFailed(uri, address, e);
    }

    private boolean isExempt(String host) {
        return Arrays.stream(
                        variable("NO_PROXY").orElse("").toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*")
                        || host.equals(entry.startsWith(".") ? entry.substring(1) : entry)
                        || host.endsWith(entry.startsWith(".") ? entry : "." + entry));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank());
    }

    private static Optional<InetSocketAddress> address(String proxy) {
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy.strip() : "http://" + proxy.strip());
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
            return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
