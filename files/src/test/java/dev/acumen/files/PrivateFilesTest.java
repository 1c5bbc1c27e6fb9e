package dev.acumen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {

    @TempDir
    private Path folder;

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void makesFoldersForTheOwnerAlone() throws IOException {
        Path deep = PrivateFiles.folder(folder.resolve("a/b"));
        assertThat(permissions(deep)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
        Path link = Files.createSymbolicLink(folder.resolve("link"), deep);
        assertThat(PrivateFiles.folder(link)).as("a link to a folder is one").isEqualTo(link);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> PrivateFiles.folder(file)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void makesFilesForTheOwnerAloneWhicheverWayTheyAreMade() throws IOException {
        assertThat(permissions(PrivateFiles.file(folder.resolve("empty")))).isEqualTo("rw-------");
        Path log = folder.resolve("log");
        for (String line : List.of("one\n", "two\n")) {
            try (FileChannel channel = PrivateFiles.append(log)) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertThat(permissions(log)).isEqualTo("rw-------");
        assertThat(log).hasContent("one\ntwo\n");
        Path note = folder.resolve("new/note");
        PrivateFiles.replace(note, "first");
        PrivateFiles.replace(note, "second");
        assertThat(note).hasContent("second");
        assertThat(permissions(note)).isEqualTo("rw-------");
        assertThat(note.resolveSibling(".")).as("nothing is left beside it").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void leavesWhatIsThereAlreadyAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        PrivateFiles.file(file);
        assertThat(file).hasContent("kept");
        assertThat(permissions(file)).isEqualTo("rw-r--r--");
    }

    @Test
    void closesWhatALibraryMadeByItself() throws IOException {
        Path index = PrivateFiles.folder(folder.resolve("index"));
        Path open = Files.writeString(index.resolve("segments"), "");
        Path outside = Files.writeString(folder.resolve("outside"), "");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(index.resolve("link"), outside);
        PrivateFiles.close(index);
        assertThat(permissions(open)).isEqualTo("rw-------");
        assertThat(permissions(outside)).as("behind a link").isEqualTo("rw-r--r--");
    }

    @Test
    void seesWhatOthersCanRead() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path journal = Files.createDirectory(home.resolve("journal"));
        List<String> names = List.of("journal", "missing");
        for (String[] of : new String[][] {
            {"rwxr-xr-x", "rwxr-xr-x", "true"},
            {"rwx--x---", "rwxr-x---", "true"},
            {"rwx------", "rwxr-xr-x", "false"},
            {"rwxr-xr-x", "rwx------", "false"}
        }) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(of[0]));
            Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString(of[1]));
            assertThat(PrivateFiles.canOthersRead(home, names))
                    .as("home %s, journal %s", of[0], of[1])
                    .isEqualTo(Boolean.parseBoolean(of[2]));
        }
        assertThat(PrivateFiles.canOthersRead(folder.resolve("none"), names)).isFalse();
    }
}
