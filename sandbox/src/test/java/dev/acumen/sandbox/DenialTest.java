package dev.acumen.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where there is no box, on made-up systems. */
class DenialTest {

    @TempDir
    Path system;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".dockerenv | '' | --security-opt seccomp=unconfined",
                "run/.containerenv | '' | this container denies",
                "proc/sys/kernel/apparmor_restrict_unprivileged_userns | 1 | AppArmor denies",
                "proc/sys/kernel/unprivileged_userns_clone | 0 | sysctl kernel.unprivileged_userns_clone=1",
                "proc/sys/user/max_user_namespaces | 0 | sysctl user.max_user_namespaces",
                "proc/sys/user/max_user_namespaces | 1000 | this system denies"
            })
    void theReasonAndTheRemedyAreNamed(String file, String content, String said) throws IOException {
        Path made = system.resolve(file);
        Files.createDirectories(made.getParent());
        Files.writeString(made, content + "\n");
        assertThat(Denial.reason("No permissions to create new namespace", system))
                .contains("(No permissions to create new namespace)", said)
                .hasLineCount(1);
    }

    @Test
    void aMissingProgramIsToBeInstalled() {
        Bubblewrap.Found found = Bubblewrap.find(system.toString());
        assertThat(found.box()).isEmpty();
        assertThat(found.problem()).contains("apt-get install bubblewrap");
    }

    @Test
    void aBrokenOneSaysSo() throws IOException {
        Path broken = Files.writeString(system.resolve("bwrap"), "#!/bin/sh\necho no way >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        Bubblewrap.Found found = Bubblewrap.find(system.toString());
        assertThat(found.box()).isEmpty();
        assertThat(found.problem()).contains("bubblewrap does not work here");
    }
}
