package dev.acumen.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(
            strings = {
                "plain", "a b", "it's", "''", "$HOME", "`id`", "$(id)", "a;b", "a&b", "a|b>c", "*", "~", "#x", "\"q\"",
                "\\", "!", ""
            })
    void aShellTakesItForTheText(String text) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf %s " + ShellWord.of(text))
                .redirectInput(new File("/dev/null"))
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(ShellWord.of(".acumen/größe-1.json")).isEqualTo(".acumen/größe-1.json");
        assertThat(ShellWord.ofPath("-rf x")).isEqualTo("'./-rf x'");
        assertThat(ShellWord.ofPath("-rf")).isEqualTo("./-rf");
    }
}
