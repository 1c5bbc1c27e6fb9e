package dev.acumen.cli;

import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        // Servers of models close idle connections after some seconds; ours must go first (default of the JDK: 20
        // minutes).
        setDefault("jdk.httpclient.keepalive.timeout", "4");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        boolean interactive = Boolean.getBoolean("acumen.interactive");
        boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Session session =
                new Session(new Terminal(out, err, interactive, colour), environment, Path.of(""), Clock.systemUTC());
        stopInOrder(Thread.currentThread());
        int exitCode = new AcumenCommand(session, out, err).run(args);
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Ctrl-C interrupts the running command and gives it a few seconds to close its files and say how to go on. */
    private static void stopInOrder(Thread command) {
        Thread hook = new Thread(
                () -> {
                    command.interrupt();
                    try {
                        command.join(5_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "acumen-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
