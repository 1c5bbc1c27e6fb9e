package dev.acumen.runtime.run;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.agent.AgentSpec;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.connect.Connector;
import dev.acumen.runtime.connect.KnownServers;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.internal.Closing;
import dev.acumen.simulation.domain.SimulatedDomain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the second arm of a comparison is attempted with, where that is not what the first is.
 *
 * @param connection to its model
 * @param kit what its agent works with
 * @param agent the same as it was asked for
 * @param hasOtherAgent whether that is another than the first arm's
 */
public record SecondConnection(Connection connection, AgentKit kit, AgentSpec agent, boolean hasOtherAgent)
        implements AutoCloseable {

    /** Before the names of what decides it. */
    static final String PREFIX = "second.";

    /**
     * Opens it. What the first model was given goes for the second too as far as that says nothing else, unless it is at another server, which is not shown the key that is meant for the first.
     *
     * @param config as {@code acumen.yaml} has it
     * @param asked the models of the first arm
     * @param spec of the evaluation
     * @param side how the second arm differs
     */
    public static SecondConnection open(
            RunEnvironment environment,
            Path home,
            AcumenConfig config,
            Connector.Asked asked,
            EvaluationSpec spec,
            SecondSide side) {
        ModelSpec named = side.model().orElse(asked.model());
        boolean isElsewhere = side.model().isPresent()
                && (named.url().isPresent() || named.chatModel().isPresent());
        ModelSpec wanted = isElsewhere ? named : named.or(asked.model());
        // One evaluator scores both arms, so this side needs no judge, and a server elsewhere is not shown what is
        // meant for the first.
        AcumenConfig given = isElsewhere ? config.withoutModels() : config.withoutOthers();
        boolean isKeyless = isElsewhere && wanted.apiKeyVariable().isEmpty();
        RunEnvironment its = isKeyless ? environment.without(Connector.KEY_VARIABLE) : environment;
        ModelSpec nobody = ModelSpec.builder().build();
        Connector.Purpose purpose = new Connector.Purpose(
                spec.domain().name(), spec.domain().canBeSimulated(), SimulatedDomain.names(), spec.seed());
        Connection connection = new Connector(its, given, Optional.of(new KnownServers(home)))
                .connect(new Connector.Asked(wanted, nobody, nobody), purpose);
        try {
            AgentSpec agent = side.agent().orElse(spec.agent());
            return new SecondConnection(
                    connection,
                    agent.kit(environment, home, spec.domain(), connection),
                    agent,
                    side.agent().isPresent());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Opens it, if the evaluation has one, and hands it over; it is closed here only if that fails.
     *
     * @param open opens it
     * @param use takes it over
     */
    public static <T> T opened(
            EvaluationSpec spec,
            Function<SecondSide, SecondConnection> open,
            Function<Optional<SecondConnection>, T> use) {
        Optional<SecondConnection> second = spec.second().map(open);
        try {
            return use.apply(second);
        } catch (RuntimeException e) {
            second.ifPresent(SecondConnection::close);
            throw e;
        }
    }

    /** What of it decides what its attempts come to. */
    Map<String, String> decides() {
        Map<String, String> decides = new TreeMap<>(connection.decides());
        decides.putAll(kit.decides());
        return decides;
    }

    /** How it differs from the first, in words that tell arms apart. */
    String words(Connection first) {
        String model = connection.settings().model();
        return connection.settings().name().equals(first.settings().name())
                ? "with another agent "
                        + Fingerprint.of(kit.decides().toString()).brief()
                : "on " + model;
    }

    @Override
    public void close() {
        Closing.all(List.of(kit::close, connection::close));
    }
}
