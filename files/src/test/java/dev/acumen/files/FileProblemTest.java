package dev.acumen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions are those that the JDK throws, as far as a test can bring them about. */
class FileProblemTest {

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static IOException thrownBy(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Path file = folder.resolve("a/b/out.md");
        IOException failure = thrownBy(() -> Files.writeString(file, ""));
        assertThat(FileProblem.writing(file, failure))
                .isEqualTo("there is no folder " + folder.resolve("a/b") + "; make it, or choose another place");
        assertThat(FileProblem.writing(file, new UncheckedIOException(failure)))
                .as("as the cause of another")
                .startsWith("there is no folder");
        assertThat(FileProblem.writing(file, thrownBy(() -> new RandomAccessFile(file.toFile(), "rw").close())))
                .as("as java.io says it")
                .startsWith("there is no folder");
    }

    @Test
    void saysThatAFileIsMissing() {
        Path file = folder.resolve("in.md");
        assertThat(FileProblem.reading(file, thrownBy(() -> Files.readString(file))))
                .isEqualTo("there is no such file");
    }

    @Test
    void namesTheFileThatStandsWhereAFolderShould() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path below = file.resolve("home/journal");
        assertThat(FileProblem.writing(below, thrownBy(() -> Files.createDirectories(below))))
                .isEqualTo(file + " is a file, not a folder; choose another place");
        assertThat(FileProblem.writing(file, thrownBy(() -> Files.createDirectories(file))))
                .contains("not a folder");
        assertThat(FileProblem.reading(below, thrownBy(() -> Files.readString(below))))
                .startsWith(file + " is a file");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertThat(FileProblem.writing(folder, thrownBy(() -> Files.writeString(folder, ""))))
                .contains("folder");
        assertThat(FileProblem.reading(folder, thrownBy(() -> Files.readString(folder))))
                .isEqualTo("it is a folder; name a file");
    }

    @Test
    void saysThatAFileIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("latin"), "fünf".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(FileProblem.reading(file, thrownBy(() -> Files.readString(file))))
                .isEqualTo("it is no UTF-8 text; save it as UTF-8");
    }

    @Test
    void saysThatALinkLeadsNowhereOrInACircle() throws IOException {
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        assertThat(FileProblem.reading(nowhere, thrownBy(() -> Files.readString(nowhere))))
                .contains("link to something that does not exist");
        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(circle, circle);
        assertThat(FileProblem.reading(circle, thrownBy(() -> Files.readString(circle))))
                .isEqualTo("its links lead in a circle");
    }

    @Test
    void saysThatANameIsTooLong() {
        Path file = folder.resolve("x".repeat(300));
        assertThat(FileProblem.writing(file, thrownBy(() -> Files.writeString(file, ""))))
                .isEqualTo("its name is longer than the file system allows; choose a shorter one");
    }

    @Test
    void saysWhereNothingCanBeMade() {
        Path kernel = Path.of("/proc");
        assumeTrue(Files.isDirectory(kernel), "needs /proc");
        Path home = kernel.resolve("nope");
        assertThat(FileProblem.writing(home, thrownBy(() -> Files.createDirectories(home))))
                .isEqualTo("nothing can be made in /proc; choose another place");
    }

    @Test
    void namesTheFolderThatIsClosedToTheUser() throws IOException {
        assumeTrue(!System.getProperty("user.name").equals("root"), "root may do everything");
        Path closed = PrivateFiles.folder(folder.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        Path file = closed.resolve("out.md");
        assertThat(FileProblem.writing(file, thrownBy(() -> Files.writeString(file, ""))))
                .isEqualTo("permission denied; give your user access to " + closed + ", or choose another place");
    }

    /** What a test cannot bring about, as the JDK throws it on Linux and Windows. */
    static Stream<Arguments> rareFailures() {
        return Stream.of(
                Arguments.of(new FileSystemException("/x", null, "Read-only file system"), "read-only"),
                Arguments.of(new FileNotFoundException("/x/y (z) (Read-only file system)"), "read-only"),
                Arguments.of(new FileSystemException("/x", null, "No space left on device"), "the disk is full"),
                Arguments.of(new IOException("No space left on device"), "the disk is full"),
                Arguments.of(new IOException("File too large"), "the disk is full, or the file larger than it may be"),
                Arguments.of(new IOException("Disk quota exceeded"), "the disk is full"),
                Arguments.of(new IOException("There is not enough space on the disk"), "the disk is full"),
                Arguments.of(new AccessDeniedException("/x"), "permission denied; give your user access to"),
                Arguments.of(new FileNotFoundException("/x (Permission denied)"), "permission denied"),
                Arguments.of(new FileNotFoundException("C:\\x (Access is denied)"), "permission denied"),
                Arguments.of(new FileSystemException("/x", null, "Operation not permitted"), "permission denied"),
                Arguments.of(new FileSystemException("/x: Too many open files"), "the system gives no reason"),
                Arguments.of(new FileNotFoundException("/x (Too many open files)"), "ulimit -n"),
                Arguments.of(new IOException("Input/output error"), "Input/output error"),
                Arguments.of(new IOException("/x"), "the system gives no reason (IOException)"),
                Arguments.of(new IOException(), "the system gives no reason (IOException)"));
    }

    @ParameterizedTest
    @MethodSource("rareFailures")
    void givesTheReasonAndNeverTheNameInItsPlace(IOException failure, String reason) {
        Path file = Path.of("/x");
        assertThat(FileProblem.writing(file, failure)).contains(reason).doesNotStartWith("/x");
        assertThat(FileProblem.reading(file, failure)).contains(reason).doesNotStartWith("/x");
    }
}
