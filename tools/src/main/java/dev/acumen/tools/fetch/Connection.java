package dev.acumen.tools.fetch;

import dev.acumen.tools.internal.page.ContentKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client: one request to one address that was looked up before. */
final class Connection {

    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_PER_HOST = 16;
    private static final int LONGEST_LINE_CHARACTERS = 32_768;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_TYPE = 500;
    private static final String ACCEPT =
            "text/html,application/xhtml+xml,text/markdown,text/plain,application/json,application/pdf;q=0.9,*/*;q=0.1";

    private final FetchSettings settings;
    private final CloseableHttpClient client;

    Connection(FetchSettings settings) {
        this.settings = settings;
        var lines = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE_CHARACTERS)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        Timeout limit = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new NoLookup())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(lines)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        // Half of the time, so that a second address has a chance where the first is dead.
                        .setConnectTimeout(Timeout.of(settings.timeout().dividedBy(2)))
                        .setSocketTimeout(limit)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(limit).build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_PER_HOST)
                .build();
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /** Tries the targets one after the other until one can be connected to. */
    Hop get(HttpGet request, WebAddress address, List<InetSocketAddress> targets, Duration limit) throws IOException {
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build());
        request.setHeader("Accept", ACCEPT);
        settings.acceptLanguage().ifPresent(languages -> request.setHeader("Accept-Language", languages));
        for (int i = 0; ; i++) {
            InetSocketAddress target = targets.get(i);
            try {
                return exchange(request, address, target);
            } catch (HttpHostConnectException | ConnectTimeoutException e) {
                if (i == targets.size() - 1 || request.isCancelled()) {
                    throw e;
                }
            }
        }
    }

    void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private Hop exchange(HttpGet request, WebAddress address, InetSocketAddress target) throws IOException {
        InetAddress ip = target.isUnresolved() ? InetAddress.getByName(target.getHostString()) : target.getAddress();
        // A host that has its IP address with it is connected to as it is; its name is only for TLS and for the header.
        HttpHost host = new HttpHost(address.uri().getScheme(), ip, address.host(), target.getPort());
        ClassicHttpResponse response = client.executeOpen(host, request, null);
        try {
            return hop(response);
        } finally {
            // Closing a response reads it to its end, which an endless one does not have; this closes the connection.
            request.cancel();
        }
    }

    private Hop hop(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        String contentType = header(response, "Content-Type")
                .map(told -> told.substring(0, Math.min(told.length(), LONGEST_TYPE)))
                .orElse("");
        Optional<String> location =
                status >= 300 && status < 400 && status != 304 ? header(response, "Location") : Optional.empty();
        boolean isReadable = ContentKind.declared(contentType).isPresent() || ContentKind.isUndeclared(contentType);
        HttpEntity entity = response.getEntity();
        if (entity == null || status >= 300 || !isReadable) {
            return new Hop(status, location, contentType, new byte[0], false);
        }
        InputStream stream = entity.getContent();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            body.write(buffer, 0, count);
            if (body.size() > settings.maxBytes()) {
                return new Hop(status, location, contentType, new byte[0], true);
            }
        }
        return new Hop(status, location, contentType, body.toByteArray(), false);
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return Optional.ofNullable(header).map(Header::getValue);
    }

    /** Hosts are looked up and checked before, so that whoever asks here would connect to something unchecked. */
    private static final class NoLookup implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }
}
