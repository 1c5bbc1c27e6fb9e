package dev.acumen.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> COMMANDS =
            List.of("learn", "eval", "ask", "library", "runs", "evaluators", "data", "init", "doctor", "simulate");

    @ParameterizedTest
    @CsvSource({
        "lern, learn",
        "leanr, learn",
        "LEARN, learn",
        "librairy, library",
        "lib, library",
        "run, runs",
        "evals, eval",
        "simulator, simulate",
        "docter, doctor",
    })
    void findsWhatWasMeant(String given, String meant) {
        assertThat(NearestName.of(given, COMMANDS)).contains(meant);
        assertThat(NearestName.suggestion(given, COMMANDS)).isEqualTo(" (did you mean '" + meant + "'?)");
    }

    @ParameterizedTest
    @CsvSource({"freight", "x", "''", "-", "l", "help"})
    void suggestsNothingWhereNoNameIsNear(String given) {
        assertThat(NearestName.of(given, COMMANDS)).isEmpty();
        assertThat(NearestName.suggestion(given, COMMANDS)).isEmpty();
    }

    @Test
    void passesOverHowWordsAreJoined() {
        List<String> options = List.of("--group-size", "--epochs", "--test-data");
        assertThat(NearestName.of("--groupsize", options)).contains("--group-size");
        assertThat(NearestName.of("--testData", options)).contains("--test-data");
        assertThat(NearestName.of("-epoch", options)).contains("--epochs");
        assertThat(NearestName.of("My Answer", List.of("my_answer"))).contains("my_answer");
    }

    @Test
    void doesNotChooseBetweenNamesThatContinueWhatWasTyped() {
        assertThat(NearestName.of("test", List.of("test-data", "test-split-size")))
                .isEmpty();
    }

    @Test
    void knowsNoNameWhereThereIsNone() {
        assertThat(NearestName.of("learn", List.of())).isEmpty();
    }
}
