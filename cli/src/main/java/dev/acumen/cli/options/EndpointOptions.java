package dev.acumen.cli.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.environment.UserError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model to use. */
public final class EndpointOptions {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "OpenAI-compatible server, up to and including /v1, or 'simulated' (default: $OPENAI_BASE_URL).")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model's name (default: the only one the server has).")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--api-key-env",
            paramLabel = "VARIABLE",
            description = "Environment variable with the API key (default: OPENAI_API_KEY).")
    private Optional<String> apiKeyEnv = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "For one whole answer; with --stream, the longest silence (default: 600).")
    private Optional<Integer> timeout = Optional.empty();

    @Option(names = "--concurrency", paramLabel = "N", description = "Calls at once (default: 16).")
    private Optional<Integer> concurrency = Optional.empty();

    @Option(
            names = "--at-once",
            paramLabel = "ROLE=N",
            split = ",",
            description = "Calls of one kind at once, within --concurrency: rollouts, judging, distilling, tools.")
    private Map<String, Integer> roleLimits = new LinkedHashMap<>();

    @Option(
            names = "--context-tokens",
            paramLabel = "N",
            description = "What the model can read and write at once (default: what the server says, else 32768).")
    private Optional<Integer> contextTokens = Optional.empty();

    @Option(
            names = "--judge-url",
            paramLabel = "URL",
            description = "Server of the model that judges (default: the same as --url).")
    private Optional<String> judgeUrl = Optional.empty();

    @Option(
            names = "--judge-model",
            paramLabel = "NAME",
            description = "Model that judges, where the evaluator asks for one (default: the run's own).")
    private Optional<String> judgeModel = Optional.empty();

    @Option(
            names = "--reviewer-url",
            paramLabel = "URL",
            description = "Server of the model that reviews attempts (default: the same as --url).")
    private Optional<String> reviewerUrl = Optional.empty();

    @Option(
            names = "--reviewer-model",
            paramLabel = "NAME",
            description = "Model that reviews attempts and words the lessons (default: the run's own).")
    private Optional<String> reviewerModel = Optional.empty();

    @Option(names = "--no-seed", description = "Do not send a seed with every call.")
    private boolean noSeed;

    @Option(
            names = "--stream",
            description = "Ask for answers as streams, where a gateway cuts connections that are silent for long.")
    private boolean stream;

    @Option(
            names = "--extra-body",
            paramLabel = "JSON",
            description = "Further fields of every request, as a JSON object.")
    private Optional<String> extraBody = Optional.empty();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    /** How the simulated endpoint was changed. */
    public SimulationOptions simulation() {
        return simulation;
    }

    /**
     * The model as the options have it.
     *
     * @throws UserError if an option means nothing
     */
    public ModelSpec model() {
        if (timeout.orElse(1) < 1) {
            throw new UserError(UserError.Kind.USAGE, "--timeout must be at least 1 second");
        }
        return ModelSpec.builder()
                .url(url)
                .model(model)
                .apiKeyVariable(apiKeyEnv)
                .timeout(timeout.map(Duration::ofSeconds))
                .concurrency(concurrency)
                .atOnce(roleLimits)
                .contextTokens(contextTokens)
                .sendsSeed(noSeed ? Optional.of(false) : Optional.empty())
                .streams(stream ? Optional.of(true) : Optional.empty())
                .extraBody(extraBody())
                .simulation(simulation.changes())
                .build();
    }

    /** What a further command needs to ask the same model, as it was given: a space and the options, or nothing. */
    public String again() {
        return CommonOptions.again("--url", url)
                + CommonOptions.again("--model", model)
                + CommonOptions.again("--api-key-env", apiKeyEnv);
    }

    /** The judging model as the options have it. */
    public ModelSpec judge() {
        return ModelSpec.builder().url(judgeUrl).model(judgeModel).build();
    }

    /** The reviewing model as the options have it. */
    public ModelSpec reviewer() {
        return ModelSpec.builder().url(reviewerUrl).model(reviewerModel).build();
    }

    /** The parser's own words, without those about itself. */
    private static String reason(JsonProcessingException e) {
        String said = e.getOriginalMessage().lines().findFirst().orElse("");
        if (e instanceof MismatchedInputException) {
            return "text follows the object";
        }
        return said.replaceFirst(" ?\\(start marker at.*", "").replaceFirst(" ?\\[Source: .*", "")
                + (e.getLocation() == null
                        ? ""
                        : ", at character " + e.getLocation().getColumnNr());
    }

    private Map<String, JsonNode> extraBody() {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        extraBody.ifPresent(text -> {
            try {
                JsonNode node = JSON.readTree(text);
                if (!node.isObject()) {
                    throw new UserError(UserError.Kind.USAGE, "--extra-body takes a JSON object, not: " + text);
                }
                node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            } catch (JsonProcessingException e) {
                throw new UserError(UserError.Kind.USAGE, "--extra-body is no JSON: " + reason(e));
            }
        });
        return fields;
    }
}
