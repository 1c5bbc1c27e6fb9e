package dev.acumen.evaluators.code;

import dev.acumen.evaluators.process.BoundedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A box made by bubblewrap: no network, no files of the host but its programs, an empty environment, and limits on processor time,
 * memory, processes and files.
 *
 * @param program bubblewrap
 * @param asRoot whether we are root, which no limit on processes binds, so that the box is entered as nobody
 */
record Bubblewrap(Path program, boolean asRoot) implements Isolation {

    private static final String FOLDER = "/task";
    private static final long MEMORY_BYTES = 1L << 30;
    private static final long FILE_BYTES = 16L << 20;
    private static final long SCRATCH_BYTES = 64L << 20;
    private static final int PROCESSES = 64;
    private static final Duration PROBE = Duration.ofSeconds(20);

    /** The box, if there is bubblewrap among the folders of a search path and it works on this machine. */
    static Optional<Bubblewrap> find(String searchPath) {
        boolean asRoot = "root".equals(System.getProperty("user.name"));
        for (String folder : searchPath.split(":", -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "bwrap");
            if (Files.isExecutable(program)) {
                return Optional.of(new Bubblewrap(program.toAbsolutePath(), asRoot))
                        .filter(Bubblewrap::works);
            }
        }
        return Optional.empty();
    }

    /** Containers and some kernels deny what bubblewrap needs. */
    private boolean works() {
        Path here = Path.of(System.getProperty("java.io.tmpdir"));
        List<String> nothing = around(Path.of("/usr"), PROBE, List.of("/usr/bin/true"));
        BoundedProcess.Outcome outcome = new BoundedProcess(nothing, here, Map.of(), PROBE, 10_000).run("");
        return outcome.end() == BoundedProcess.End.EXITED && outcome.exitCode() == 0;
    }

    @Override
    public List<String> around(Path folder, Duration limit, List<String> command) {
        List<String> line = new ArrayList<>();
        if (asRoot) {
            line.addAll(List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        line.addAll(List.of(program.toString(), "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"));
        line.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (String shared : List.of("/lib", "/lib64", "/bin")) {
            line.addAll(List.of("--ro-bind-try", shared, shared));
        }
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        line.addAll(List.of("--size", String.valueOf(SCRATCH_BYTES), "--tmpfs", "/tmp"));
        line.addAll(List.of("--ro-bind", folder.toString(), FOLDER, "--chdir", "/tmp", "--"));
        line.addAll(List.of(
                "/usr/bin/prlimit",
                "--cpu=" + (limit.toSeconds() + 1),
                "--as=" + MEMORY_BYTES,
                "--fsize=" + FILE_BYTES,
                "--nproc=" + PROCESSES,
                "--core=0",
                "--"));
        line.addAll(command);
        return line;
    }

    @Override
    public String seen(Path folder) {
        return FOLDER;
    }
}
