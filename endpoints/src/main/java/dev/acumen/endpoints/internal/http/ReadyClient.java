package dev.acumen.endpoints.internal.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/**
 * A builder that hands out a client which is ready: langchain4j sets time-outs on a builder, and this client has its own.
 *
 * @param client to hand out
 * @param timeout of a whole answer, as the client has it
 */
public record ReadyClient(HttpClient client, Duration timeout) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
        return PinnedHttpClient.CONNECT_TIMEOUT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
        return this;
    }

    @Override
    public HttpClient build() {
        return client;
    }
}
