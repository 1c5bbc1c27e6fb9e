package dev.acumen.cli.server;

import dev.acumen.cli.options.SimulationOptions;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.simulation.SimulatedServer;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acumen simulate}. */
@Command(
        name = "simulate",
        description =
                "Serves the simulated endpoint on loopback until stopped. It is no language model; it plays the built-in domains (acumen learn --help names them).")
public final class SimulateCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--port", paramLabel = "N", description = "Port on 127.0.0.1 (default: any free one).")
    private int port;

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new UserError(UserError.Kind.USAGE, "--port is 0 to 65535, not " + port);
        }
        try (SimulatedServer server = SimulatedServer.start(simulation.settings(), port)) {
            session.terminal().say(Connection.SIMULATED_LABEL);
            session.terminal()
                    .say("serving " + server.baseUrl() + " model " + SimulatedServer.MODEL + "; stop with Ctrl-C");
            session.terminal()
                    .result(ReportJson.object()
                            .put("url", server.baseUrl().toString())
                            .put("model", SimulatedServer.MODEL)
                            .put("simulated", true));
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new UserError(UserError.Kind.ENDPOINT, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
