package dev.acumen.tools.python;

import dev.acumen.sandbox.Bubblewrap;
import dev.acumen.sandbox.Isolation;
import dev.acumen.sandbox.Limits;
import dev.acumen.sandbox.NoIsolation;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Whether this machine has Python for models, and which. Looked for once, when a program starts; every attempt then has an interpreter of its
 * own.
 */
public final class PythonSandbox {

    private static final List<String> LIBRARIES = List.of("numpy", "sympy");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LIVES = 20;
    private static final int PROBE_CHARACTERS = 1_000;
    private static final String DRIVER = Installation.resource("driver.py");

    private final PythonSettings settings;
    private final Optional<Launch> launch;
    private final String problem;
    private final String version;
    private final SortedMap<String, String> libraries;

    private record Launch(Installation installation, Isolation isolation) {}

    private PythonSandbox(
            PythonSettings settings,
            Optional<Launch> launch,
            String problem,
            String version,
            SortedMap<String, String> libraries) {
        this.settings = settings;
        this.launch = launch;
        this.problem = problem;
        this.version = version;
        this.libraries = libraries;
    }

    /**
     * Looks for an interpreter and a box, and tries them: three short runs, of which two load a library.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public static PythonSandbox probe(PythonSettings settings) {
        return probe(settings, Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    }

    static PythonSandbox probe(PythonSettings settings, String searchPath) {
        Installation installation;
        try {
            installation = Installation.find(settings.interpreter(), searchPath);
        } catch (Installation.Missing e) {
            return unusable(settings, String.valueOf(e.getMessage()));
        }
        Isolation isolation = new NoIsolation();
        if (settings.place() == PythonSettings.Place.BOX) {
            Bubblewrap.Found found = Bubblewrap.find(searchPath);
            if (found.box().isEmpty()) {
                return unusable(settings, found.problem());
            }
            isolation = found.box().get();
        }
        Launch launch = new Launch(installation, isolation);
        PythonSandbox untried = new PythonSandbox(settings, Optional.of(launch), "", "", new TreeMap<>());
        try {
            String version = untried.value("__import__('sys').version.split()[0]");
            SortedMap<String, String> libraries = new TreeMap<>();
            for (String library : LIBRARIES) {
                untried.library(library).ifPresent(found -> libraries.put(library, found));
            }
            return new PythonSandbox(settings, Optional.of(launch), "", version, libraries);
        } catch (Interpreter.Ended | Interpreter.Late e) {
            return unusable(settings, installation.program() + " does not run: " + e.getMessage());
        }
    }

    private static PythonSandbox unusable(PythonSettings settings, String problem) {
        return new PythonSandbox(settings, Optional.empty(), problem, "", new TreeMap<>());
    }

    private Optional<String> library(String name) throws Interpreter.Late {
        try {
            return Optional.of(value("__import__('" + name + "').__version__")).filter(value -> !value.isEmpty());
        } catch (Interpreter.Ended e) {
            // It cannot be loaded within the limits, so it might as well not be there.
            return Optional.empty();
        }
    }

    private String value(String expression) throws Interpreter.Ended, Interpreter.Late {
        try (Interpreter interpreter = start(PATIENCE)) {
            Reply.Result result = interpreter.run(expression, PATIENCE, PROBE_CHARACTERS);
            return result.kind() == Reply.Kind.VALUE ? result.text().replace("'", "") : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while Python was looked for");
        }
    }

    /** Whether there is Python for models here. */
    public boolean isUsable() {
        return launch.isPresent();
    }

    /** If there is none: why, and what to do about it, in one line. */
    public Optional<String> problem() {
        return isUsable() ? Optional.empty() : Optional.of(problem);
    }

    /** Versions of the mathematical libraries that can be imported, by name: of numpy and sympy. */
    public SortedMap<String, String> libraries() {
        return new TreeMap<>(libraries);
    }

    /** Version of Python, such as {@code 3.11.2}; empty if there is none. */
    public String version() {
        return version;
    }

    /** What a model is told of the tool: this Python, its libraries and limits. */
    public String description() {
        List<String> parts = new ArrayList<>();
        parts.add(
                "Runs Python " + version + " and answers what the code prints, then the value of its last expression.");
        parts.add(
                settings.keepsState()
                        ? "Variables, functions and files are kept from call to call."
                        : "Nothing is kept from call to call.");
        List<String> names = new ArrayList<>();
        libraries.forEach((name, found) -> names.add(name + " " + found));
        parts.add("Beside the standard library there is "
                + (names.isEmpty() ? "nothing" : String.join(" and ", names))
                + ", and nothing can be installed.");
        if (launch.map(Launch::isolation).filter(Isolation::isBox).isPresent()) {
            parts.add("There is no network and no file but those that the code writes to its working directory.");
        }
        parts.add(
                "input() has nothing to read. A call may take " + settings.cpu().toSeconds()
                        + " s of computing and print " + settings.outputCharacters() + " characters.");
        return String.join(" ", parts);
    }

    /** The tool as a model is offered it, with {@link #description}. */
    public ToolSpecification specification() {
        return ToolSpecifications.toolSpecificationsFrom(PythonTool.class).get(0).toBuilder()
                .description(description())
                .build();
    }

    /**
     * Python for one attempt. Nothing is started before its first call.
     *
     * @throws IllegalStateException if there is none
     */
    public PythonTool open() {
        if (!isUsable()) {
            throw new IllegalStateException("there is no Python here: " + problem);
        }
        return new PythonTool(settings, () -> start(settings.cpu()));
    }

    private Interpreter start(Duration cpu) {
        Launch how = launch.orElseThrow();
        boolean isBox = how.isolation().isBox();
        Limits limits = Limits.builder()
                .cpu(settings.keepsState() ? cpu.multipliedBy(LIVES) : cpu.plusSeconds(1))
                .memoryBytes(settings.memoryBytes())
                .processes(settings.processes())
                .workBytes(settings.workBytes())
                .build();
        List<String> line = new ArrayList<>();
        line.add(how.installation().program().toString());
        line.addAll(List.of("-I", "-S", "-B", "-X", "utf8", "-c", DRIVER));
        line.addAll(List.of(isBox ? "box" : "unsafe", settings.keepsState() ? "keep" : "drop"));
        line.addAll(List.of(String.valueOf(cpu.toSeconds()), String.valueOf(settings.outputCharacters())));
        how.installation().libraries().forEach(library -> line.add(library.toString()));
        return Interpreter.start(
                how.isolation().around(how.installation().readable(), limits, line),
                isBox ? Path.of("/") : workDirectory(),
                !isBox);
    }

    private static Path workDirectory() {
        try {
            return Files.createTempDirectory("acumen-python-");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for temporary files", e);
        }
    }
}
