package dev.acumen.tools.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interpreters in places of their own. */
class InstallationTest {

    @TempDir
    Path directory;

    @Test
    void aVirtualEnvironmentInAFolderThatOthersCannotEnter() throws Exception {
        Path system = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(system), "skipped: there is no /usr/bin/python3");
        Path home = Files.createDirectory(
                directory.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path secret = Files.writeString(home.resolve("secret"), "key");
        Path environment = home.resolve("env");
        Process venv = new ProcessBuilder(
                        system.toString(), "-m", "venv", "--without-pip", "--symlinks", environment.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(venv.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(venv.waitFor() == 0, "skipped: no virtual environment can be made: " + said);
        Path python = environment.resolve("bin/python3");
        Installation found = Installation.find(Optional.of(python), "");
        assertThat(found.program()).isEqualTo(system.toRealPath());
        List<Path> libraries = found.libraries();
        assertThat(libraries).hasSize(1);
        assertThat(libraries.get(0)).startsWith(environment.toRealPath());
        Files.writeString(libraries.get(0).resolve("mine.py"), "value = 42\n");

        // The home lies in the folder for temporary files, which is another in the box.
        try (PythonTool tool =
                Pythons.boxed(Pythons.patient().interpreter(python)).open()) {
            assertThat(tool.python("import mine; mine.value")).isEqualTo("42");
            assertThat(tool.python("import os; os.path.exists('" + secret + "')"))
                    .isEqualTo("False");
            assertThat(tool.python("open('" + libraries.get(0) + "/x', 'w')")).contains("Read-only file system");
        }
    }
}
