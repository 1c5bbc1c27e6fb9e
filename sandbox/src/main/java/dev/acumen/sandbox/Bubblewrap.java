package dev.acumen.sandbox;

import dev.acumen.sandbox.process.BoundedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A box made by bubblewrap: no network, not even loopback; no files of the host but its programs and what it is given to read; no
 * processes of the host; an empty environment; {@code /tmp} of limited size as the only place to write to; and {@link Limits}. It ends
 * with whoever began it: the thread, and so the process.
 */
public final class Bubblewrap implements Isolation {

    private static final int NOBODY = 65534;
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String SHARED_MEMORY_BYTES = String.valueOf(4 << 20);
    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final int PROBE_OUTPUT = 10_000;

    private final Path program;
    private final boolean isRoot;
    private final boolean isLocked;

    private Bubblewrap(Path program, boolean isRoot, boolean isLocked) {
        this.program = program;
        this.isRoot = isRoot;
        this.isLocked = isLocked;
    }

    /**
     * What a look for the box found.
     *
     * @param box if it works here
     * @param problem if it does not: what is wrong and what to do, in one line
     */
    public record Found(Optional<Bubblewrap> box, String problem) {}

    /**
     * Looks for bubblewrap among the folders of a search path, and tries it: containers and some kernels deny what it needs.
     *
     * @param searchPath folders with a colon between
     */
    public static Found find(String searchPath) {
        for (String folder : searchPath.split(":", -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "bwrap").toAbsolutePath();
            if (Files.isExecutable(program)) {
                return tried(program);
            }
        }
        return new Found(Optional.empty(), Denial.NOT_INSTALLED);
    }

    private static Found tried(Path program) {
        boolean isRoot = isRoot();
        if (!Files.isExecutable(Limits.PRLIMIT) || (isRoot && !Files.isExecutable(SETPRIV))) {
            return new Found(Optional.empty(), Denial.NO_UTIL_LINUX);
        }
        // Versions before 0.8 cannot deny further namespaces to what they run.
        Bubblewrap box = new Bubblewrap(program, isRoot, true);
        if (box.failure().isPresent()) {
            box = new Bubblewrap(program, isRoot, false);
        }
        Optional<String> failure = box.failure();
        return failure.isEmpty()
                ? new Found(Optional.of(box), "")
                : new Found(Optional.empty(), Denial.reason(failure.get(), Path.of("/")));
    }

    private Optional<String> failure() {
        List<String> nothing = around(List.of(), Limits.builder().build(), List.of("/usr/bin/true"));
        BoundedProcess.Outcome outcome =
                new BoundedProcess(nothing, Path.of("/"), Map.of(), PROBE, PROBE_OUTPUT).run("");
        boolean works = outcome.end() == BoundedProcess.End.EXITED && outcome.exitCode() == 0;
        return works ? Optional.empty() : Optional.of(outcome.lastError());
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    @Override
    public List<String> around(List<Path> readable, Limits limits, List<String> command) {
        List<Path> shown = readable.stream()
                .map(Path::toAbsolutePath)
                .filter(path -> !path.startsWith("/usr"))
                .distinct()
                .toList();
        List<String> line = new ArrayList<>();
        if (isRoot) {
            // No limit on processes binds root, so the box is entered as nobody.
            line.addAll(Passage.through(program, shown));
            line.add(SETPRIV.toString());
            line.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        line.addAll(List.of(program.toString(), "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"));
        line.addAll(List.of("--hostname", "sandbox"));
        if (isLocked) {
            // In a namespace of its own a program could mount a file system without a limit on its size.
            line.addAll(List.of("--unshare-user", "--disable-userns"));
        }
        line.addAll(List.of("--ro-bind", "/usr", "/usr"));
        // Debian reaches some libraries through links in /etc/alternatives.
        for (String system : List.of("/lib", "/lib64", "/bin", "/etc/alternatives", "/etc/ld.so.cache")) {
            line.addAll(List.of("--ro-bind-try", system, system));
        }
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        line.addAll(List.of("--size", SHARED_MEMORY_BYTES, "--tmpfs", "/dev/shm"));
        line.addAll(List.of("--size", String.valueOf(limits.workBytes()), "--tmpfs", "/tmp"));
        for (Path path : shown) {
            line.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        // Both lie in memory and have no limit of their own.
        line.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--"));
        line.addAll(limits.ofEachProcess());
        line.addAll(List.of("--nproc=" + limits.processes(), "--"));
        line.addAll(command);
        return line;
    }

    @Override
    public boolean isBox() {
        return true;
    }
}
