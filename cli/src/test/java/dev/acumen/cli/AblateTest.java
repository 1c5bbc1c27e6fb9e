package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.simulation.freight.FreightDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lessons do, by taking them out. */
class AblateTest {

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitDown() {
        user = new CommandLineUser(directory);
    }

    private Outcome done(String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private void seed(List<String> lessons) throws IOException {
        Files.write(directory.resolve("rules.txt"), lessons);
        done("library", "seed", "freight", "rules.txt");
    }

    private static JsonNode effect(Outcome outcome, String lesson) {
        for (JsonNode effect : outcome.json().path("effects")) {
            if (effect.path("lessons").size() == 1
                    && effect.path("lessons").path(0).asText().equals(lesson)) {
                return effect;
            }
        }
        throw new AssertionError(lesson + " was not taken out: " + outcome.out());
    }

    @Test
    void aLessonThatHelpsAndOneThatHarmsAreNamedAndOneThatDoesNothingIsNot() throws IOException {
        List<String> lessons = new ArrayList<>(FreightDomain.houseLessons().subList(0, 6));
        String wrong = FreightDomain.wrongLessons().stream()
                .filter(lesson -> FreightDomain.houseLessons().subList(6, 12).stream()
                        .anyMatch(right -> topic(right).equals(topic(lesson))))
                .findFirst()
                .orElseThrow();
        lessons.add(wrong);
        lessons.add("Tea: pour green tea at eighty degrees.");
        seed(lessons);

        Outcome outcome = done("library", "ablate", "freight", "L1", "L7", "L8", "--samples", "3", "--json");

        assertThat(effect(outcome, "L1").path("comparison").path("difference").asDouble())
                .isPositive();
        assertThat(effect(outcome, "L8").path("verdict").asText()).isEqualTo("cannot tell");
        assertThat(outcome.json().path("calls").asInt()).isEqualTo(4 * 3 * 100);
        assertThat(outcome.json().path("simulated").asBoolean()).isTrue();
        // The same again costs nothing, and one lesson more costs its own arm.
        assertThat(done("library", "ablate", "freight", "L1", "--samples", "3", "--json")
                        .json()
                        .path("calls")
                        .asInt())
                .isZero();
        assertThat(done("library", "ablate", "freight", "L2", "--samples", "3", "--json")
                        .json()
                        .path("calls")
                        .asInt())
                .isEqualTo(300);
    }

    private static String topic(String lesson) {
        return lesson.substring(0, lesson.indexOf(':'));
    }

    @Test
    void halvingNamesBlocksFirstAndLooksMoreCloselyOnlyWhereTasksComeOutOtherwise() throws IOException {
        List<String> lessons = new ArrayList<>(FreightDomain.houseLessons().subList(0, 6));
        for (int i = 0; i < 6; i++) {
            lessons.add("Tea of kind " + i + ": pour it at eighty degrees.");
        }
        seed(lessons);

        Outcome outcome = done("library", "ablate", "freight", "--halving", "--json", "--simulate", "adherence=1");

        JsonNode first = outcome.json().path("effects").path(0);
        assertThat(first.path("lessons")).hasSize(6);
        assertThat(first.path("verdict").asText()).isEqualTo("helps");
        JsonNode second = outcome.json().path("effects").path(1);
        assertThat(second.path("lessons")).hasSize(6);
        assertThat(second.path("verdict").asText()).isEqualTo("cannot tell");
        assertThat(outcome.json().path("effects").size()).isLessThan(20);
        assertThat(outcome.json().path("runs").size()).isGreaterThan(1);
        assertThat(done("library", "ablate", "freight", "--halving", "--simulate", "adherence=1")
                        .out())
                .contains("taken out", "L1 L2 L3 L4 L5 L6", "helps", "one alone is named from 440 to 1 on");
    }

    @Test
    void whatCannotBeTakenOutIsSaid() throws IOException {
        seed(FreightDomain.houseLessons());
        assertThat(user.types("library", "ablate", "freight", "L99").lastErrorLine())
                .contains("has no lesson L99");
        assertThat(user.types("library", "ablate", "freight", "nothing").lastErrorLine())
                .contains("has no lesson nothing");
        assertThat(user.types("library", "ablate", "other").exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(user.types("library", "ablate", "freight", "--until", "decided")
                        .lastErrorLine())
                .contains("--until does not go with it");
        assertThat(user.types("library", "ablate", "freight", "--halving", "--new-run")
                        .lastErrorLine())
                .contains("another --seed makes every attempt anew");
        assertThat(user.types("library", "ablate", "freight", "--max-calls", "30")
                        .exitCode())
                .isEqualTo(ExitCode.BUDGET);
    }
}
