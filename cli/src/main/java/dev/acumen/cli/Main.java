package dev.acumen.cli;

import dev.acumen.cli.session.Screen;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.TerminalWidth;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntSupplier;
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
        boolean hasColour = System.getProperty("acumen.terminal.out") != null
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        IntSupplier width = new TerminalWidth(environment);
        Terminal terminal = new Terminal(
                screen(System.out, flag("acumen.terminal.out", isConsole()), hasColour, width),
                screen(System.err, flag("acumen.interactive", false), hasColour, width));
        // What libraries and the JDK print goes the way of everything else.
        System.setOut(terminal.errForProcess());
        System.setErr(terminal.errForProcess());
        Session session = new Session(terminal, environment, Path.of(""), Clock.systemUTC());
        stopInOrder(Thread.currentThread());
        int exitCode = new AcumenCommand(session).run(args);
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /**
     * Whether a person may watch, where no launcher said it of each stream. JDKs from 22 on say so of a pipe, too; then an answer is spelled out that
     * need not have been.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isConsole() {
        return System.console() != null;
    }

    private static Screen screen(PrintStream stream, boolean isTerminal, boolean hasColour, IntSupplier width) {
        PrintWriter writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        return isTerminal ? Screen.terminal(writer, hasColour, width) : Screen.redirected(writer);
    }

    private static boolean flag(String property, boolean otherwise) {
        return Boolean.parseBoolean(System.getProperty(property, String.valueOf(otherwise)));
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
