package dev.acumen.cli.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.options.EndpointOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.endpoints.doctor.Capability;
import dev.acumen.endpoints.doctor.Doctor;
import dev.acumen.endpoints.doctor.ServerReport;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.AcumenConfig.LearnConfig;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.connect.Connector;
import dev.acumen.runtime.connect.KnownServers;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.simulation.domain.SimulatedDomain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acumen doctor}. */
@Command(
        name = "doctor",
        description = "Finds out in at most ten short calls what a server can do, and keeps that for later runs.")
public final class DoctorCommand implements Callable<Integer> {

    /** A reply with its thinking, where nothing limits it. */
    private static final int REPLY_TOKENS = 4_096;

    private final Session session;

    @Mixin
    private EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        AcumenConfig config = YamlFile.config(session.directory());
        try (Connection connection = connect(config)) {
            ServerReport report = Doctor.examine(connection.settings(), session.clock());
            List<String> advice = advice(report, config.learnOrEmpty());
            show(report, advice, connection);
            if (!report.answers()) {
                throw new UserError(
                        UserError.Kind.ENDPOINT,
                        "the server answers no chat completion, so nothing is kept of it; is the URL right, and does it end in /v1?");
            }
            ObjectNode result = new ObjectMapper().valueToTree(report);
            advice.forEach(result.putArray("advice")::add);
            keep(connection, report, result);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    /** What was found out is worth having even where it cannot be kept. */
    private void keep(Connection connection, ServerReport report, ObjectNode result) {
        try {
            Path file = new KnownServers(common.home(session)).keep(connection.reportKey(), report);
            session.terminal().say("");
            session.terminal().say("kept in " + session.shown(file));
            result.put("file", file.toString());
        } catch (UserError e) {
            session.terminal().notice("warning: this is not kept for later runs: " + e.getMessage());
            result.put("warning", "this is not kept for later runs: " + e.getMessage());
        }
    }

    /** The simulated endpoint only if it is named, and nothing that an earlier examination found. */
    private Connection connect(AcumenConfig config) {
        ModelSpec model = endpoint.model();
        boolean named = model.or(config.endpointOrEmpty().spec())
                .url()
                .filter(ModelSpec.SIMULATED::equals)
                .isPresent();
        return new Connector(session.environment(), config, Optional.empty())
                .connect(
                        new Connector.Asked(
                                model, endpoint.judge(), ModelSpec.builder().build()),
                        new Connector.Purpose("doctor", named, SimulatedDomain.names(), 0));
    }

    private static List<String> advice(ServerReport report, LearnConfig learn) {
        int lessons = Optional.ofNullable(learn.maxLessonTokens())
                .orElse(LibraryLimits.defaults().tokens());
        return report.advice(
                lessons, Optional.ofNullable(learn.maxOutputTokens()).orElse(REPLY_TOKENS));
    }

    private void show(ServerReport report, List<String> advice, Connection connection) {
        Terminal terminal = session.terminal();
        terminal.say(terminal.bold("doctor"));
        terminal.say("  model     " + connection.describe());
        terminal.say("  calls     " + report.calls()
                + Optional.ofNullable(report.latencyMs())
                        .map(ms -> ", an answer in " + Numbers.count(ms) + " ms")
                        .orElse(""));
        terminal.say("  context   "
                + report.context()
                        .map(tokens -> Numbers.of(tokens, "token") + ", says " + report.contextSource())
                        .orElse("unknown: " + report.contextSource()));
        terminal.say("  refused   "
                + (report.refusedFields().isEmpty() ? "no field" : String.join(", ", report.refusedFields())));
        terminal.say("");
        Table table = new Table("capability", "found", "evidence");
        for (Capability capability : Capability.values()) {
            table.row(
                    capability.words(),
                    report.of(capability).verdict().word(),
                    report.of(capability).evidence());
        }
        table.lines().forEach(terminal::say);
        if (!advice.isEmpty()) {
            terminal.say("");
            terminal.say(terminal.bold("advice"));
            advice.forEach(line -> terminal.say("  - " + line));
        }
    }
}
