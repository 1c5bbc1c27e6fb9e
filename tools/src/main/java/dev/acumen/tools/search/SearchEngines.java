package dev.acumen.tools.search;

import dev.acumen.net.Proxies;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonClient;
import dev.acumen.tools.internal.wire.WireSettings;
import dev.langchain4j.web.search.WebSearchEngine;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes engines from settings and an environment. The keys are by default in {@code TAVILY_API_KEY}, {@code SERPER_API_KEY},
 * {@code BRAVE_API_KEY}, {@code JINA_API_KEY}, {@code GOOGLE_API_KEY} with {@code GOOGLE_CSE_ID}; {@code SEARXNG_URL} says where
 * SearXNG stands.
 */
public final class SearchEngines {

    private static final String SEARXNG_URL = "SEARXNG_URL";
    private static final String GOOGLE_CSE_ID = "GOOGLE_CSE_ID";

    private enum Service {
        SEARXNG("", SEARXNG_URL),
        TAVILY("https://api.tavily.com", "TAVILY_API_KEY"),
        SERPER("https://google.serper.dev", "SERPER_API_KEY"),
        BRAVE("https://api.search.brave.com", "BRAVE_API_KEY"),
        JINA("https://s.jina.ai", "JINA_API_KEY"),
        GOOGLE("https://www.googleapis.com", "GOOGLE_API_KEY");

        private final String address;
        private final String variable;

        Service(String address, String variable) {
            this.address = address;
            this.variable = variable;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<String, String> environment;

    /** @param environment the variables that may hold keys */
    public SearchEngines(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What an engine may be called. */
    public static List<String> names() {
        return Stream.of(Service.values()).map(Service::label).toList();
    }

    /** The engines for which the environment has all that is needed. */
    public List<String> configured() {
        return Stream.of(Service.values())
                .filter(service -> variable(service.variable).isPresent())
                .filter(service ->
                        service != Service.GOOGLE || variable(GOOGLE_CSE_ID).isPresent())
                .map(Service::label)
                .toList();
    }

    /**
     * Reads what a user writes: a name, or a name and the address of the service, such as {@code searxng:http://localhost:8888}.
     *
     * @throws IllegalArgumentException if it is neither; the message says what there is
     */
    public static SearchSettings parse(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        service(name);
        SearchSettings.Builder settings = SearchSettings.builder(name);
        if (colon >= 0) {
            settings.address(address(text.substring(colon + 1).strip(), name));
        }
        return settings.build();
    }

    /**
     * The engine.
     *
     * @throws IllegalArgumentException if there is no such engine, or it lacks its key or address; the message names the variable
     */
    public WebSearchEngine engine(SearchSettings settings) {
        Service service = service(settings.engine());
        if (service == Service.SEARXNG) {
            URI base = settings.address()
                    .or(() -> variable(SEARXNG_URL).map(text -> address(text, "searxng")))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "searxng needs the address of an instance: write searxng:http://HOST:PORT, or set "
                                    + SEARXNG_URL));
            return engine(settings, new SearxngApi(base), Optional.empty());
        }
        URI base = settings.address().orElseGet(() -> URI.create(service.address));
        String variable = service.variable;
        Secret key = settings.key()
                .or(() -> variable(variable))
                .map(value -> new Secret(variable, value))
                .orElseThrow(() -> new IllegalArgumentException(service.label() + " needs a key: set " + variable));
        return engine(settings, api(service, base, key, settings), Optional.of(key));
    }

    private SearchApi api(Service service, URI base, Secret key, SearchSettings settings) {
        return switch (service) {
            case TAVILY -> new TavilyApi(base, key);
            case SERPER -> new SerperApi(base, key);
            case BRAVE -> new BraveApi(base, key);
            case JINA -> new JinaApi(base, key);
            case SEARXNG -> new SearxngApi(base);
            case GOOGLE ->
                new GoogleApi(
                        base,
                        key,
                        settings.searchEngineId()
                                .or(() -> variable(GOOGLE_CSE_ID))
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "google needs the id of a search engine (cx): set " + GOOGLE_CSE_ID)));
        };
    }

    private WebSearchEngine engine(SearchSettings settings, SearchApi api, Optional<Secret> key) {
        WireSettings wire = settings.wire()
                .orElseGet(() ->
                        WireSettings.builder().proxies(Proxies.of(environment)).build());
        return new HttpSearch(settings.engine(), api, key, new JsonClient(settings.engine(), key, wire));
    }

    private static Service service(String name) {
        return Stream.of(Service.values())
                .filter(service -> service.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no search engine '" + name + "'; there are " + String.join(", ", names())));
    }

    private static URI address(String text, String engine) {
        try {
            URI uri = URI.create(text);
            boolean isWeb = List.of("http", "https")
                    .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
            if (isWeb && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The text may hold a password, so it is not repeated.
        }
        throw new IllegalArgumentException(
                "the address of " + engine + " is written http://HOST:PORT, without name, password or query");
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
