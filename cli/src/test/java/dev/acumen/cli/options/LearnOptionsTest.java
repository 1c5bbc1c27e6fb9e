package dev.acumen.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.AnswerKind;
import dev.acumen.learning.GateKind;
import dev.acumen.learning.LearnSettings;
import dev.acumen.runtime.config.AcumenConfig;
import dev.acumen.runtime.config.YamlFile;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is typed goes before {@code acumen.yaml}, also where the two do not go together. */
class LearnOptionsTest {

    @TempDir
    private Path directory;

    private LearnSettings settings(String file, String... typed) throws IOException {
        Files.writeString(directory.resolve("acumen.yaml"), file);
        AcumenConfig config = YamlFile.config(directory);
        return CommandLine.populateCommand(new LearnOptions(), typed)
                .settings(config.learnOrEmpty(), Domains.find(environment(), "desk", true), false);
    }

    private RunEnvironment environment() {
        return new RunEnvironment(Map.of(), directory, Clock.systemUTC(), notice -> {});
    }

    @Test
    void theDomainSaysWhetherAnswersAreLabelsUnlessItIsTyped() throws IOException {
        assertThat(settings("").answers()).isEqualTo(AnswerKind.AUTO);
        Files.createDirectory(directory.resolve("desk"));
        Files.writeString(directory.resolve("desk/domain.yaml"), "answers: closed\n");

        assertThat(settings("").answers()).isEqualTo(AnswerKind.CLOSED);
        assertThat(settings("", "--answers", "open").answers()).isEqualTo(AnswerKind.OPEN);
        assertThatThrownBy(() -> settings("", "--answers", "shut"))
                .isInstanceOf(UserError.class)
                .hasMessage("there is no kind of answers 'shut'; there are auto, closed, open");
        Files.writeString(directory.resolve("desk/domain.yaml"), "answers: shut\n");
        assertThatThrownBy(() -> settings(""))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("domain.yaml", "'shut'");
    }

    @Test
    void thePublishedAlgorithmIsAsPublishedWhateverTheFileSaysAboutChoosing() throws IOException {
        LearnSettings settings = settings(
                "learn: {gate: probe, plans: 3, editsPerStep: 2, upkeep: compact, lessonDropout: 0.2, epochs: 2}\n",
                "--preset",
                "published");

        assertThat(settings.adoption()).isEqualTo(AdoptionSettings.published());
        assertThat(settings.lessonDropout()).isZero();
        assertThat(settings.epochs()).isEqualTo(2);
    }

    @Test
    void aFilesPlansGoWithTheFilesGate() throws IOException {
        String file = "learn: {plans: 4}\n";

        assertThat(settings(file).adoption().plans()).isEqualTo(4);
        assertThat(settings(file, "--gate", "none").adoption()).isEqualTo(AdoptionSettings.published());
        assertThat(settings(file, "--no-ground-truth").adoption()).isEqualTo(AdoptionSettings.published());
        assertThat(settings("learn: {gate: better, plans: 4}\n", "--gate", "none")
                        .adoption()
                        .gate())
                .isEqualTo(GateKind.NONE);
        assertThatThrownBy(() -> settings("learn: {gate: none, plans: 4}\n"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing chooses among 4 plans");
    }
}
