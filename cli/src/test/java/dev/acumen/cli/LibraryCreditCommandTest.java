package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.Acumen;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.simulation.freight.FreightDomain;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acumen library credit} after practice with lessons left out, on the simulated endpoint. */
class LibraryCreditCommandTest {

    @TempDir
    private Path directory;

    @Test
    void itShowsEachLessonAndGivesNoNumberWhereThereAreNotEnoughAttempts() {
        practise(Strategies.builtIn().lessons("dropout", LessonDropout.of(0.5, 3, 3)));
        CommandLineUser user = new CommandLineUser(directory);
        Outcome told = user.types("library", "credit", "freight", "--home", "home");
        assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.OK);
        assertThat(told.out())
                .contains("12 attempts at 12 tasks with lessons left out at random, in 1 run")
                .contains("95 % interval", "harm", "not enough attempts yet", "lapses", "defects")
                .contains("at a false discovery rate of 10 %: none");
        JsonNode json = user.types("library", "credit", "freight", "--home", "home", "--json")
                .json();
        assertThat(json.path("masked").asInt()).isEqualTo(12);
        assertThat(json.path("lessons").size()).isGreaterThanOrEqualTo(2);
        JsonNode lesson = json.path("lessons").get(0);
        assertThat(lesson.path("lesson").asText()).isEqualTo("L1");
        assertThat(lesson.path("attempts").asInt()).isBetween(24, 40);
        assertThat(lesson.path("masked").asInt()).isEqualTo(12);
        assertThat(lesson.get("effect").isNull()).isTrue();
        assertThat(lesson.path("verdict").asText()).isEqualTo("not enough attempts yet");
        assertThat(lesson.path("more").asInt()).isEqualTo(628 - 12);
        assertThat(lesson.path("lapses").asInt()).isZero();
    }

    @Test
    void withoutDropoutItSaysThatNothingCanBeSaid() {
        practise(Strategies.builtIn());
        CommandLineUser user = new CommandLineUser(directory);
        Outcome told = user.types("library", "credit", "freight", "--home", "home");
        assertThat(told.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(told.out()).contains("no run left lessons out at random yet");
        Outcome unknown = user.types("library", "credit", "fright", "--home", "home");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(unknown.lastErrorLine()).contains("no library 'fright'", "did you mean 'freight'?");
    }

    private void practise(Strategies strategies) {
        Path home = directory.resolve("home");
        List<Lesson> lessons = new ArrayList<>();
        for (String text : FreightDomain.houseLessons().subList(0, 2)) {
            lessons.add(new Lesson(new LessonId(lessons.size() + 1), text, Provenance.by("planted")));
        }
        LibraryVersion version = LibraryVersion.of(List.of(), Optional.empty(), lessons);
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            store.libraries().save("freight", Revision.brought(version));
            store.libraries()
                    .advance(new HeadMove(
                            "freight",
                            LibraryVersion.empty().id(),
                            version.id(),
                            HeadMove.Cause.IMPORTED,
                            Optional.empty(),
                            Clock.systemUTC().instant()));
        }
        try (Acumen acumen = Acumen.at(home).variables(Map.of()).build()) {
            TaskSet practice = new TaskSet(
                    "freight",
                    Split.PRACTICE,
                    new FreightDomain().tasks(Split.PRACTICE, 5).tasks().subList(0, 12));
            acumen.learn(LearnSpec.of(
                            "freight",
                            Domains.played(directory, "freight").orElseThrow(),
                            new SplitTasks(
                                    practice,
                                    new TaskSet("freight", Split.VALIDATION, List.of()),
                                    new TaskSet("freight", Split.TEST, List.of())))
                    .settings(LearnSettings.math()
                            .published()
                            .epochs(1)
                            .groupSize(3)
                            .build())
                    .strategies(strategies)
                    .build());
        }
    }
}
