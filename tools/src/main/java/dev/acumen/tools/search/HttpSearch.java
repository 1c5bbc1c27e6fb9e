package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.net.Secret;
import dev.acumen.tools.internal.wire.JsonClient;
import dev.acumen.tools.internal.wire.Refused;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is asked once for each search. Of a request only the words and the number of results count. Whatever goes wrong
 * is a {@link ToolFailure} of one line, which shows no key.
 */
final class HttpSearch implements WebSearchEngine {

    private final String name;
    private final SearchApi api;
    private final Optional<Secret> key;
    private final JsonClient client;

    HttpSearch(String name, SearchApi api, Optional<Secret> key, JsonClient client) {
        this.name = name;
        this.api = api;
        this.key = key;
        this.client = client;
    }

    @Override
    public WebSearchResults search(WebSearchRequest request) {
        int wanted = Math.max(1, Optional.ofNullable(request.maxResults()).orElse(SearchTool.USUAL_RESULTS));
        JsonNode answer;
        try {
            answer = client.ask(api.request(request.searchTerms(), Math.min(wanted, api.mostResults())));
        } catch (Refused refusal) {
            if (api.foundNothing(refusal)) {
                return results(List.of());
            }
            throw failure(refusal);
        }
        return results(
                api.found(answer).stream().limit(wanted).map(Found::toLangChain).toList());
    }

    private WebSearchResults results(List<WebSearchOrganicResult> list) {
        return WebSearchResults.from(Map.of("engine", name), WebSearchInformationResult.from((long) list.size()), list);
    }

    private ToolFailure failure(Refused refusal) {
        if (!api.refusesKey(refusal)) {
            return new ToolFailure(refusal.getMessage());
        }
        String advice = key.map(secret -> "check " + secret.name()).orElse(api.advice());
        return new ToolFailure(name + " does not let us search: " + advice + " (" + refusal.getMessage() + ")");
    }
}
