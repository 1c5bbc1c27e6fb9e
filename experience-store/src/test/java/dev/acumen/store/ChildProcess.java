package dev.acumen.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of the tests in a JVM of its own. */
public final class ChildProcess {

    private ChildProcess() {}

    /** Runs the main method of the class; what it says on either stream comes out of the process's input stream. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .start();
    }

    /** The command that runs the main method of the class. */
    public static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
