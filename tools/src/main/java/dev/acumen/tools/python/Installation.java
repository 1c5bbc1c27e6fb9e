package dev.acumen.tools.python;

import dev.acumen.sandbox.process.BoundedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An interpreter and what it needs. For a virtual environment it is the one that it was made from, with the libraries of the
 * environment.
 *
 * @param program the interpreter itself, no link and no shim
 * @param readable files and folders that it needs
 * @param libraries folders of its installed libraries
 */
record Installation(Path program, List<Path> readable, List<Path> libraries) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_OUTPUT = 100_000;

    /** There is no interpreter, for the reason given. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /**
     * Looks for it.
     *
     * @param wanted interpreter, else the first {@code python3} on the search path that answers
     */
    static Installation find(Optional<Path> wanted, String searchPath) throws Missing {
        List<Path> candidates = new ArrayList<>();
        if (wanted.isPresent()) {
            candidates.add(wanted.get().toAbsolutePath());
        } else {
            for (String folder : searchPath.split(":", -1)) {
                candidates.add(
                        Path.of(folder.isEmpty() ? "." : folder, "python3").toAbsolutePath());
            }
        }
        for (Path candidate : candidates) {
            Optional<Installation> found = Files.isExecutable(candidate) ? ask(candidate) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new Missing(wanted.map(program -> "'" + program + "' is no Python 3")
                        .orElse("there is no python3 on the search path")
                + ": apt-get install python3");
    }

    private static Optional<Installation> ask(Path candidate) {
        // The user's own interpreter tells where it lies; a shim of pyenv needs the environment for that.
        BoundedProcess.Outcome outcome = new BoundedProcess(
                        List.of(candidate.toString(), "-E", "-c", resource("where.py")),
                        Path.of("/"),
                        environment(),
                        PATIENCE,
                        MOST_OUTPUT)
                .run("");
        List<String> lines = outcome.out().lines().toList();
        if (outcome.end() != BoundedProcess.End.EXITED || outcome.exitCode() != 0 || lines.size() < 2) {
            return Optional.empty();
        }
        Path program = Path.of(lines.get(0));
        Path prefix = Path.of(lines.get(1));
        List<Path> libraries = lines.stream().skip(2).map(Path::of).toList();
        List<Path> readable = new ArrayList<>();
        readable.add(program);
        for (String folder : List.of("lib", "lib64")) {
            if (Files.isDirectory(prefix.resolve(folder))) {
                readable.add(prefix.resolve(folder));
            }
        }
        libraries.stream()
                .filter(library -> readable.stream().noneMatch(library::startsWith))
                .forEach(readable::add);
        return Optional.of(new Installation(program, List.copyOf(readable), libraries));
    }

    private static Map<String, String> environment() {
        Map<String, String> all = System.getenv();
        Map<String, String> few = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION")) {
            Optional.ofNullable(all.get(name)).ifPresent(value -> few.put(name, value));
        }
        return few;
    }

    static String resource(String name) {
        try (InputStream in = Installation.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
