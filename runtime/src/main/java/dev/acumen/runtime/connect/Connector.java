package dev.acumen.runtime.connect;

import dev.acumen.core.run.Price;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.ServerProbe;
import dev.acumen.endpoints.doctor.Capability;
import dev.acumen.endpoints.doctor.ServerReport;
import dev.acumen.endpoints.policy.OpenFiles;
import dev.acumen.net.Secret;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.simulation.SimulatedServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds the server of a specification and asks it for its models, or starts the simulated one: a specification goes before
 * {@code acumen.yaml}, which goes before the environment.
 *
 * @param environment with variables
 * @param config as {@code acumen.yaml} has it
 * @param known what was found out about servers before; empty to go by none of it
 */
public record Connector(RunEnvironment environment, AcumenConfig config, Optional<KnownServers> known) {

    private static final int CALLS_AT_ONCE = 16;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final String OPENAI = "https://api.openai.com/v1";
    /** The environment variable with the key of a server that no other is named for. */
    public static final String KEY_VARIABLE = "OPENAI_API_KEY";

    /**
     * What a connection is for.
     *
     * @param domain its name
     * @param canBeSimulated whether the simulated endpoint can play the domain; it then is the default, whatever the environment says, so that
     *     a trial costs nothing by accident
     * @param played the domains that the simulated endpoint plays
     * @param seed of all calls' seeds
     */
    public record Purpose(String domain, boolean canBeSimulated, List<String> played, long seed) {
        public Purpose {
            played = List.copyOf(played);
        }
    }

    /**
     * The models that are asked for.
     *
     * @param model attempts tasks
     * @param judge judges, if the user named another
     * @param reviewer reviews attempts, if the user named another
     */
    public record Asked(ModelSpec model, ModelSpec judge, ModelSpec reviewer) {}

    /**
     * A way to the model, and to the judging and reviewing ones where others are named.
     *
     * @throws UserError if it is not clear what to use
     */
    public Connection connect(Asked asked, Purpose purpose) {
        Connection connection = own(asked.model(), purpose);
        try {
            return connection.with(
                    other("judge", asked.judge(), Optional.ofNullable(config.judge()), asked, connection, purpose),
                    other(
                            "reviewer",
                            asked.reviewer(),
                            Optional.ofNullable(config.reviewer()),
                            asked,
                            connection,
                            purpose));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The model for a part of the work, if another than the run's own is named. */
    private Optional<EndpointSettings> other(
            String part,
            ModelSpec given,
            Optional<AcumenConfig.EndpointConfig> configured,
            Asked asked,
            Connection own,
            Purpose purpose) {
        ModelSpec wanted = given.or(configured
                .map(AcumenConfig.EndpointConfig::spec)
                .orElse(ModelSpec.builder().build()));
        if (wanted.chatModel().isPresent()) {
            return Optional.of(ofApplication(wanted, purpose.seed()).settings());
        }
        if (wanted.url().isEmpty() && wanted.model().isEmpty()) {
            return Optional.empty();
        }
        boolean sharesServer = wanted.url().isEmpty();
        if (sharesServer && (own.isSimulated() || own.settings().chatModel().isPresent())) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    (own.isSimulated() ? "the simulated endpoint" : "the application's model")
                            + " has no other model beside it: give --" + part + "-url");
        }
        ModelSpec options = ModelSpec.builder()
                .model(wanted.model())
                .sendsSeed(asked.model().sendsSeed())
                .streams(asked.model().streams())
                .apiKeyVariable(sharesServer ? asked.model().apiKeyVariable() : Optional.empty())
                .build();
        AcumenConfig.EndpointConfig file =
                configured.orElseGet(sharesServer ? config::endpointOrEmpty : AcumenConfig.EndpointConfig::empty);
        AcumenConfig section =
                new AcumenConfig(file, null, null, config.learn(), config.tools(), config.prices(), config.retrieval());
        URI url = wanted.url().map(ServerNames::uri).orElse(own.settings().url());
        return Optional.of(checked(() -> remote(section, url, options.or(file.spec()), purpose.seed()))
                .settings());
    }

    private static Connection ofApplication(ModelSpec spec, long seed) {
        EndpointSettings settings = checked(() -> EndpointSettings.of(
                        spec.model().orElseThrow(), spec.chatModel().orElseThrow())
                .concurrency(spec.concurrency().orElse(CALLS_AT_ONCE))
                .roleLimits(RoleLimits.of(spec.atOnce()))
                .seed(spec.sendsSeed().orElse(true) ? Optional.of(seed) : Optional.empty())
                .contextTokens(spec.contextTokens().map(OptionalInt::of).orElse(OptionalInt.empty()))
                .build());
        return new Connection(
                settings,
                settings.contextTokens(),
                false,
                Optional.empty(),
                false,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Connection own(ModelSpec asked, Purpose purpose) {
        if (asked.chatModel().isPresent()) {
            return ofApplication(asked, purpose.seed());
        }
        ModelSpec spec = asked.or(config.endpointOrEmpty().spec());
        Optional<String> ambient = environment
                .variable("OPENAI_BASE_URL")
                .or(() -> environment.variable(KEY_VARIABLE).map(key -> OPENAI));
        boolean simulated = spec.url()
                .map(ModelSpec.SIMULATED::equals)
                .orElse(purpose.canBeSimulated() && asked.model().isEmpty());
        if (simulated) {
            if (!purpose.canBeSimulated()) {
                throw new UserError(
                        UserError.Kind.USAGE,
                        "the simulated endpoint plays only the tasks that the domains "
                                + String.join(", ", purpose.played()) + " bring with them: give '" + purpose.domain()
                                + "' a model with --url and --model");
            }
            if (spec.url().isEmpty() && ambient.isPresent()) {
                environment.notice("note: '" + purpose.domain()
                        + "' uses the simulated endpoint unless --url names a server;"
                        + " the environment's is not used");
            }
            return checked(() -> simulated(asked, purpose.seed()));
        }
        return checked(() ->
                remote(config, ServerNames.uri(named(spec.url().or(() -> ambient))), spec, purpose.seed()));
    }

    private static String named(Optional<String> server) {
        return server.orElseThrow(() -> new UserError(
                UserError.Kind.USAGE,
                "no model to use: give --url and --model (or OPENAI_BASE_URL and OPENAI_API_KEY, or 'endpoint' in"
                        + " acumen.yaml); to try without one: acumen learn freight"));
    }

    /** Settings check themselves; what they refuse is the user's to put right. */
    private static <T> T checked(Supplier<T> connect) {
        try {
            return connect.get();
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static Connection simulated(ModelSpec asked, long seed) {
        int concurrency = asked.concurrency().orElse(CALLS_AT_ONCE);
        if (concurrency < 1) {
            throw new UserError(UserError.Kind.USAGE, "--concurrency must be at least 1");
        }
        // The other end of each connection is in this process too.
        OpenFiles.requireWithServer(concurrency);
        var simulation = SimulationChanges.settings(asked.simulation());
        SimulatedServer server = SimulatedServer.start(simulation);
        EndpointSettings settings = EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                .name("simulated/" + SimulatedServer.MODEL)
                .concurrency(concurrency)
                .roleLimits(RoleLimits.of(asked.atOnce()))
                .seed(Optional.of(seed))
                .price(Optional.of(new Price(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)))
                .build();
        return new Connection(
                settings,
                OptionalInt.of(simulation.contextTokens()),
                false,
                Optional.empty(),
                true,
                new TreeMap<>(asked.simulation()),
                Optional.of(server),
                Optional.of("the simulated endpoint is free"),
                Optional.empty(),
                Optional.empty());
    }

    private Connection remote(AcumenConfig file, URI server, ModelSpec spec, long seed) {
        if (spec.timeout().filter(timeout -> timeout.toSeconds() < 1).isPresent()) {
            throw new UserError(UserError.Kind.USAGE, "--timeout must be at least 1 second");
        }
        Optional<Secret> key = key(spec);
        Optional<String> wanted = spec.model().or(() -> environment.variable("OPENAI_MODEL"));
        ServerProbe probe = ServerProbe.ask(server, key, wanted);
        String name = wanted.orElseGet(() -> ServerNames.only(server, probe));
        ServerNames.notice(server, probe, name).ifPresent(environment::notice);
        OptionalInt context = spec.contextTokens().map(OptionalInt::of).orElse(probe.contextTokens());
        Optional<Prices.Found> price = Prices.of(file, server, name);
        Optional<ServerReport> report = known.flatMap(servers -> servers.find(server.toString(), name));
        Optional<Integer> examined = context.isPresent() ? Optional.empty() : report.flatMap(ServerReport::context);
        report.flatMap(found -> KnownServers.notice(found, examined)).ifPresent(environment::notice);
        EndpointSettings settings = EndpointSettings.builder(server, name)
                .apiKey(key)
                .timeout(spec.timeout().orElse(TIMEOUT))
                .concurrency(spec.concurrency().orElse(CALLS_AT_ONCE))
                .roleLimits(RoleLimits.of(spec.atOnce()))
                .seed(spec.sendsSeed().orElse(true) ? Optional.of(seed) : Optional.empty())
                .streams(spec.streams().orElse(false))
                .extraBody(new LinkedHashMap<String, Object>(spec.extraBody()))
                .price(price.map(Prices.Found::price))
                .contextTokens(context)
                .knownRefused(report.map(ServerReport::refusedFields).orElse(Set.of()))
                .build();
        OpenFiles.require(settings.concurrency());
        return new Connection(
                settings,
                examined.map(OptionalInt::of).orElse(context),
                examined.isPresent(),
                report.filter(found -> found.of(Capability.TOOLS).saysNo()).map(found -> "text"),
                probe.simulated(),
                new TreeMap<>(spec.simulation()),
                Optional.empty(),
                price.map(Prices.Found::source),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Secret> key(ModelSpec spec) {
        Optional<String> variable = spec.apiKeyVariable();
        if (variable.isPresent() && environment.variable(variable.get()).isEmpty()) {
            throw UserError.input("the environment variable " + variable.get() + " holds no API key");
        }
        String name = variable.orElse(KEY_VARIABLE);
        try {
            return environment.variable(name).map(value -> new Secret(name, value));
        } catch (IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
    }
}
