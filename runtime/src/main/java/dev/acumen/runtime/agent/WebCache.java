package dev.acumen.runtime.agent;

import dev.acumen.core.run.RunId;
import dev.acumen.files.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What a run found and read on the web, in a folder of its own. */
public final class WebCache {

    private WebCache() {}

    /** The folder for the built-in website and for what runs keep. */
    static Path folder(Path home) {
        return home.resolve("web");
    }

    /** The folder of a run. */
    static Path folder(Path home, RunId run) {
        return folder(home).resolve(run.value());
    }

    /**
     * Removes what a run kept, if it kept anything.
     *
     * @param home where everything is kept
     * @throws UncheckedIOException if it cannot be removed
     */
    public static void remove(Path home, RunId run) {
        Path folder = folder(home, run);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> kept = Files.walk(folder)) {
            for (Path path : kept.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + FileProblem.writing(folder, e), e);
        }
    }
}
