package dev.acumen.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for tests: written on the spot, or the real data sets where they lie beside the project. */
final class DataFolder {

    private static final Path REAL = Path.of("../../shared/data");

    private DataFolder() {}

    static Path real(String name) {
        Path file = REAL.resolve(name);
        assumeTrue(
                Files.exists(file),
                "skipped: there is no " + file.toAbsolutePath().normalize());
        return file;
    }

    static Path write(Path folder, String name, String content) {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
