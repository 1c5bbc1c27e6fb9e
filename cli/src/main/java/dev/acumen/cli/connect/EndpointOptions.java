package dev.acumen.cli.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.config.AcumenConfig;
import dev.acumen.cli.config.AcumenConfig.EndpointConfig;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.run.Price;
import dev.acumen.core.run.Role;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.ServerProbe;
import dev.acumen.endpoints.doctor.Capability;
import dev.acumen.endpoints.doctor.ServerReport;
import dev.acumen.endpoints.http.OpenFiles;
import dev.acumen.endpoints.http.Secret;
import dev.acumen.endpoints.simulated.SimulatedServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which model to use: options go before {@code acumen.yaml}, which goes before the environment. */
public final class EndpointOptions {

    private static final String SIMULATED = "simulated";
    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String KEY_VARIABLE = "OPENAI_API_KEY";

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

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "For one whole answer (default: 600).")
    private Optional<Integer> timeout = Optional.empty();

    @Option(names = "--concurrency", paramLabel = "N", description = "Calls at once (default: 16).")
    private Optional<Integer> concurrency = Optional.empty();

    @Option(
            names = "--at-once",
            paramLabel = "ROLE=N",
            split = ",",
            description = "Calls of one kind at once, within --concurrency: rollouts, judging, distilling.")
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

    @Option(names = "--no-seed", description = "Do not send a seed with every call.")
    private boolean noSeed;

    @Option(
            names = "--extra-body",
            paramLabel = "JSON",
            description = "Further fields of every request, as a JSON object.")
    private Optional<String> extraBody = Optional.empty();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private boolean usesReports = true;

    /** How the simulated endpoint was changed. */
    public SimulationOptions simulation() {
        return simulation;
    }

    /**
     * Finds the server and asks it for its models, or starts the simulated one.
     *
     * @param seed of all calls' seeds
     * @param canBeSimulated whether the simulated endpoint can play the domain; it then is the default, whatever the
     *     environment says, so that a trial costs nothing by accident
     * @throws UserError if it is not clear what to use
     */
    public Connection connect(Session session, AcumenConfig config, String domain, boolean canBeSimulated, long seed) {
        Connection connection = own(session, config, domain, canBeSimulated, seed);
        try {
            return connection.judgedBy(judge(session, config, connection, seed));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The judging model, if another than the run's own is named. */
    private Optional<EndpointSettings> judge(Session session, AcumenConfig config, Connection own, long seed) {
        EndpointConfig file = config.judgeOrEmpty();
        Optional<String> server = judgeUrl.or(() -> Optional.ofNullable(file.url()));
        Optional<String> name = judgeModel.or(() -> Optional.ofNullable(file.model()));
        if (server.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        if (server.isEmpty() && own.isSimulated()) {
            throw new UserError(ExitCode.USAGE, "the simulated endpoint has no other model to judge: give --judge-url");
        }
        EndpointOptions options = new EndpointOptions();
        options.model = name;
        options.noSeed = noSeed;
        options.apiKeyEnv = server.isEmpty() ? apiKeyEnv : Optional.empty();
        boolean sharesServer = server.isEmpty() && config.judge() == null;
        AcumenConfig judging = new AcumenConfig(
                sharesServer ? config.endpoint() : config.judge(),
                null,
                config.learn(),
                config.tools(),
                config.prices());
        Map<String, Object> extra = options.extraBody(judging.endpointOrEmpty());
        URI url = server.map(EndpointOptions::uri).orElse(own.settings().url());
        return Optional.of(checked(() -> options.remote(session, judging, url, extra, seed))
                .settings());
    }

    private Connection own(Session session, AcumenConfig config, String domain, boolean canBeSimulated, long seed) {
        EndpointConfig file = config.endpointOrEmpty();
        Map<String, Object> extra = extraBody(file);
        if (timeout.orElse(1) < 1) {
            throw new UserError(ExitCode.USAGE, "--timeout is at least 1 second");
        }
        Optional<String> asked = url.or(() -> Optional.ofNullable(file.url()));
        Optional<String> ambient = session.variable("OPENAI_BASE_URL")
                .or(() -> session.variable(KEY_VARIABLE).map(key -> OPENAI));
        boolean simulated = asked.map(SIMULATED::equals).orElse(canBeSimulated && model.isEmpty());
        if (simulated) {
            if (!canBeSimulated) {
                throw new UserError(
                        ExitCode.USAGE,
                        "the simulated endpoint plays only the domain 'freight': give '" + domain
                                + "' a model with --url and --model");
            }
            if (asked.isEmpty() && ambient.isPresent()) {
                session.terminal()
                        .notice("note: '" + domain + "' uses the simulated endpoint unless --url names a server;"
                                + " the environment's is not used");
            }
            return checked(() -> simulated(seed));
        }
        return checked(() -> remote(session, config, uri(named(asked.or(() -> ambient))), extra, seed));
    }

    /**
     * Finds the server for an examination: the simulated endpoint only if it is named, and nothing that an earlier one found.
     *
     * @throws UserError if it is not clear what to use
     */
    public Connection connectToExamine(Session session, AcumenConfig config) {
        usesReports = false;
        boolean named = url.or(
                        () -> Optional.ofNullable(config.endpointOrEmpty().url()))
                .filter(SIMULATED::equals)
                .isPresent();
        return connect(session, config, "doctor", named, 0);
    }

    private static String named(Optional<String> server) {
        return server.orElseThrow(() -> new UserError(
                ExitCode.USAGE,
                "no model to use: give --url and --model (or OPENAI_BASE_URL and OPENAI_API_KEY, or 'endpoint' in"
                        + " acumen.yaml); to try without one: acumen learn freight"));
    }

    /** Settings check themselves; what they refuse is the user's to put right. */
    private static Connection checked(Supplier<Connection> connect) {
        try {
            return connect.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private Connection simulated(long seed) {
        if (concurrency.orElse(1) < 1) {
            throw new UserError(ExitCode.USAGE, "--concurrency is at least 1");
        }
        // The other end of each connection is in this process too.
        OpenFiles.requireWithServer(concurrency.orElse(16));
        SimulatedServer server = SimulatedServer.start(simulation.settings());
        EndpointSettings settings = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                .name("simulated/" + SimulatedServer.MODEL)
                .concurrency(concurrency.orElse(16))
                .roleLimits(roleLimits(Map.of()))
                .seed(Optional.of(seed))
                .price(Optional.of(new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)))
                .build();
        return new Connection(
                settings,
                OptionalInt.of(simulation.settings().contextTokens()),
                false,
                Optional.empty(),
                true,
                Optional.of(server),
                Optional.of("the simulated endpoint is free"),
                Optional.empty());
    }

    private Connection remote(Session session, AcumenConfig config, URI server, Map<String, Object> extra, long seed) {
        EndpointConfig file = config.endpointOrEmpty();
        Optional<Secret> key = key(session, file);
        Optional<String> wanted =
                model.or(() -> Optional.ofNullable(file.model())).or(() -> session.variable("OPENAI_MODEL"));
        ServerProbe probe = ServerProbe.ask(server, key, wanted);
        String name = wanted.orElseGet(() -> only(server, probe.models()));
        if (wanted.isPresent() && !probe.models().isEmpty() && !probe.models().contains(name)) {
            session.terminal()
                    .notice("note: the server does not list '" + name + "' but " + brief(probe.models())
                            + "; it is asked all the same");
        }
        OptionalInt context = contextTokens
                .or(() -> Optional.ofNullable(file.contextTokens()))
                .map(OptionalInt::of)
                .orElse(probe.contextTokens());
        Optional<Prices.Found> price = Prices.of(config, server, name);
        Optional<ServerReport> report = report(session, server, name);
        Optional<Integer> examined = context.isPresent() ? Optional.empty() : report.flatMap(ServerReport::context);
        report.flatMap(known -> KnownServers.notice(known, examined)).ifPresent(session.terminal()::notice);
        boolean seeded = !noSeed && Optional.ofNullable(file.sendSeed()).orElse(true);
        EndpointSettings settings = EndpointSettings.builder(server, name)
                .apiKey(key)
                .timeout(Duration.ofSeconds(timeout.or(() -> Optional.ofNullable(file.timeoutSeconds()))
                        .orElse(600)))
                .concurrency(concurrency
                        .or(() -> Optional.ofNullable(file.concurrency()))
                        .orElse(16))
                .roleLimits(roleLimits(Optional.ofNullable(file.atOnce()).orElse(Map.of())))
                .seed(seeded ? Optional.of(seed) : Optional.empty())
                .extraBody(extra)
                .price(price.map(Prices.Found::price))
                .contextTokens(context)
                .knownRefused(report.map(ServerReport::refusedFields).orElse(Set.of()))
                .build();
        OpenFiles.require(settings.concurrency());
        return new Connection(
                settings,
                examined.map(OptionalInt::of).orElse(context),
                examined.isPresent(),
                report.filter(known -> known.of(Capability.TOOLS).saysNo()).map(known -> "text"),
                probe.simulated(),
                Optional.empty(),
                price.map(Prices.Found::source),
                Optional.empty());
    }

    private Optional<ServerReport> report(Session session, URI server, String name) {
        return !usesReports
                ? Optional.empty()
                : command.mixins().values().stream()
                        .map(CommandSpec::userObject)
                        .filter(CommonOptions.class::isInstance)
                        .map(CommonOptions.class::cast)
                        .findFirst()
                        .flatMap(common -> new KnownServers(common.home(session)).find(server.toString(), name));
    }

    private Map<Role, Integer> roleLimits(Map<String, Integer> file) {
        Map<String, Integer> given = new LinkedHashMap<>(file);
        given.putAll(roleLimits);
        Map<Role, Integer> limits = new EnumMap<>(Role.class);
        given.forEach((name, limit) -> {
            if (limit < 1) {
                throw new UserError(ExitCode.USAGE, "calls of '" + name + "' at once: at least 1, not " + limit);
            }
            try {
                limits.put(Role.valueOf(name.toUpperCase(Locale.ROOT)), limit);
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        ExitCode.USAGE,
                        "calls of '" + name
                                + "' at once: there is no such kind; there are rollouts, judging, distilling, tools");
            }
        });
        return limits;
    }

    private Optional<Secret> key(Session session, EndpointConfig file) {
        Optional<String> variable = apiKeyEnv.or(() -> Optional.ofNullable(file.apiKeyEnv()));
        if (variable.isPresent() && session.variable(variable.get()).isEmpty()) {
            throw UserError.input("the environment variable " + variable.get() + " holds no API key");
        }
        try {
            return session.variable(variable.orElse(KEY_VARIABLE)).map(Secret::new);
        } catch (IllegalArgumentException e) {
            throw UserError.input(variable.orElse(KEY_VARIABLE) + ": " + e.getMessage());
        }
    }

    private Map<String, Object> extraBody(EndpointConfig file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Optional.ofNullable(file.extraBody()).ifPresent(fields::putAll);
        extraBody.ifPresent(text -> {
            try {
                JsonNode node = new ObjectMapper().readTree(text);
                if (!node.isObject()) {
                    throw new UserError(ExitCode.USAGE, "--extra-body takes a JSON object, not: " + text);
                }
                node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            } catch (JsonProcessingException e) {
                throw new UserError(ExitCode.USAGE, "--extra-body is no JSON: " + e.getOriginalMessage());
            }
        });
        return fields;
    }

    private static URI uri(String text) {
        String trimmed = text.replaceAll("/+$", "");
        if (!trimmed.matches("https?://[^/\\s@]+(/\\S*)?")) {
            throw new UserError(
                    ExitCode.USAGE,
                    "'" + text + "' is no URL of a server: expected something like http://127.0.0.1:8000/v1");
        }
        URI uri = URI.create(trimmed);
        if (uri.getHost() == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "'" + text
                            + "' has no host name that URLs allow (an underscore is not): use an address or another name");
        }
        return uri;
    }

    private static String only(URI server, List<String> models) {
        if (models.size() == 1) {
            return models.get(0);
        }
        throw new UserError(
                ExitCode.USAGE,
                models.isEmpty()
                        ? server + " does not say what models it has: name one with --model"
                        : server + " has several models, name one with --model: " + brief(models));
    }

    private static String brief(List<String> models) {
        return String.join(", ", models.subList(0, Math.min(8, models.size())))
                + (models.size() > 8 ? ", and " + (models.size() - 8) + " more" : "");
    }
}
