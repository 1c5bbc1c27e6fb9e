package dev.acumen.endpoints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.run.Endpoint;
import dev.acumen.endpoints.internal.http.HttpFailure;
import dev.acumen.endpoints.internal.http.PinnedHttpClient;
import dev.acumen.net.Secret;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server says of itself before anything is paid for.
 *
 * @param models the models it lists; empty if it has no such list
 * @param contextTokens the context of the wanted model (of the first one listed, if it is not in the list), if the server tells
 * @param simulated whether it is the simulated endpoint, which says so in every answer
 * @param isBeneathV1 whether there is a list of models at {@code /v1} beneath the URL, and none at the URL: it was probably forgotten
 */
public record ServerProbe(List<String> models, OptionalInt contextTokens, boolean simulated, boolean isBeneathV1) {

    private static final ServerProbe NOTHING = new ServerProbe(List.of(), OptionalInt.empty(), false, false);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<String> CONTEXT_FIELDS = List.of("max_model_len", "context_length", "n_ctx");

    public ServerProbe {
        models = List.copyOf(models);
    }

    /**
     * Asks the server for its models.
     *
     * @throws dev.langchain4j.exception.UnresolvedModelServerException if there is no connection
     * @throws AuthenticationException if the key is missing or wrong
     * @throws dev.acumen.endpoints.internal.http.ConnectionBroken if what answers does not speak HTTP
     */
    public static ServerProbe ask(URI url, Optional<Secret> apiKey, Optional<String> wanted) {
        String base = url.toString().replaceAll("/+$", "");
        ServerProbe probe = at(base, apiKey, wanted);
        boolean mayLackVersion = probe.models().isEmpty() && !base.matches(".*/v\\d+\\w*(/.*)?");
        return mayLackVersion && hasModelsAt(base + "/v1", apiKey, wanted)
                ? new ServerProbe(List.of(), probe.contextTokens(), probe.simulated(), true)
                : probe;
    }

    /** What is refused there only shows that no models are listed there. */
    private static boolean hasModelsAt(String base, Optional<Secret> apiKey, Optional<String> wanted) {
        try {
            return !at(base, apiKey, wanted).models().isEmpty();
        } catch (AuthenticationException e) {
            return false;
        }
    }

    private static ServerProbe at(String base, Optional<Secret> apiKey, Optional<String> wanted) {
        HttpRequest.Builder request =
                HttpRequest.builder().method(HttpMethod.GET).url(base + "/models");
        apiKey.ifPresent(key -> request.addHeader("Authorization", "Bearer " + key.reveal()));
        try {
            return read(new PinnedHttpClient(TIMEOUT, apiKey).execute(request.build()), wanted);
        } catch (HttpFailure e) {
            if (e.statusCode() == 401 || e.statusCode() == 403) {
                throw new AuthenticationException(e);
            }
            return NOTHING;
        }
    }

    private static ServerProbe read(SuccessfulHttpResponse answer, Optional<String> wanted) {
        boolean simulated = answer.headers().keySet().stream().anyMatch(Endpoint.SIMULATED_HEADER::equalsIgnoreCase);
        List<String> models = new ArrayList<>();
        OptionalInt context = OptionalInt.empty();
        try {
            for (JsonNode model : new ObjectMapper().readTree(answer.body()).path("data")) {
                String id = model.path("id").asText();
                if (id.isEmpty()) {
                    continue;
                }
                boolean isWanted = wanted.isPresent() && wanted.get().equals(id);
                if (models.isEmpty() || isWanted) {
                    context = contextOf(model);
                }
                models.add(id);
            }
        } catch (JsonProcessingException e) {
            return new ServerProbe(List.of(), OptionalInt.empty(), simulated, false);
        }
        return new ServerProbe(models, context, simulated, false);
    }

    private static OptionalInt contextOf(JsonNode model) {
        for (String field : CONTEXT_FIELDS) {
            for (JsonNode holder : List.of(model, model.path("meta"))) {
                if (holder.path(field).canConvertToInt() && holder.path(field).asInt() > 0) {
                    return OptionalInt.of(holder.path(field).asInt());
                }
            }
        }
        return OptionalInt.empty();
    }
}
