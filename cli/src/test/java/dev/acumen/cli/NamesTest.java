package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a name that means nothing, and is near to one that does. */
class NamesTest {

    @TempDir
    static Path directory;

    private static CommandLineUser user;

    @BeforeAll
    static void learnsOnce() throws IOException {
        user = new CommandLineUser(directory);
        Files.writeString(directory.resolve("one.csv"), "question,answer\nWhat is 2 + 2?,4\nWhat is 2 + 3?,5\n");
        assertThat(user.types("learn", "freight", "--epochs", "1", "--held-out-samples", "0")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "learn frieght | there is no domain 'frieght' (did you mean 'freight'?): give its tasks",
                "learn nothinglikeit | there is no domain 'nothinglikeit': give its tasks",
                "learn freight --tools calculater | there is no tool 'calculater' (did you mean 'calculate'?); there are",
                "library show frieght | there is no library 'frieght' (did you mean 'freight'?); there are freight",
                "library show freight@ | no version stands behind the @ of 'freight@': write the first digits of one",
                "runs show freigth-1 | there is no run 'freigth-1' (did you mean 'freight-1'?); 'acumen runs list'",
                "learn freight --simulate latencyms=1 | there is no such key (did you mean 'latencyMs'?); there are",
                "learn freight --at-once rollout=1 | there is no such kind (did you mean 'rollouts'?); there are rollouts",
                "learn x --data one.csv --evaluator exat | there is no evaluator 'exat' (did you mean 'exact'?); choose",
                "learn x --data one.csv --evaluator numerik:abs=1 | 'numerik:abs=1' (did you mean 'numeric'?); choose",
                "data fetch dapomaths | (did you mean 'dapo-math'?); there are",
            })
    void isNamedWithTheNearestOneThereIs(String typed, String told) {
        Outcome outcome = user.types(typed.split(" "));
        assertThat(outcome.exitCode()).isIn(2, 3);
        assertThat(outcome.err()).contains(told);
    }

    @Test
    void fieldsOfSettingsAndNamesOfPresetsToo() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("own"));
        Files.writeString(folder.resolve("domain.yaml"), "preset: maths\n");
        assertThat(user.types("learn", "own").err())
                .contains("there is no preset 'maths' (did you mean 'math'?); there are");
        Files.writeString(folder.resolve("domain.yaml"), "evalautor: exact\n");
        assertThat(user.types("learn", "own").err())
                .contains(", line 1: unknown field 'evalautor' (did you mean 'evaluator'?); there are");
        Files.writeString(directory.resolve("acumen.yaml"), "endpiont: {}\n");
        try {
            assertThat(user.types("learn", "freight").err())
                    .contains("unknown field 'endpiont' (did you mean 'endpoint'?)");
        } finally {
            Files.delete(directory.resolve("acumen.yaml"));
        }
    }
}
