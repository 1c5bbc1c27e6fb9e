package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.cli.CommandLineUser.Outcome;
import dev.acumen.cli.session.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons that a person words, rewords and takes out, one by one or from a file. */
class LibraryEditingTest {

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

    private String refused(int exitCode, String... line) {
        Outcome outcome = user.types(line);
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.out()).doesNotContain("is at version");
        return outcome.lastErrorLine();
    }

    @Test
    void theLimitsOfTheFileHoldForWhatIsAddedByHand() throws IOException {
        Files.writeString(directory.resolve("acumen.yaml"), "learn: {maxLessons: 1}\n");
        done("library", "add", "desk", "Greet by name.");

        assertThat(refused(ExitCode.INPUT, "library", "add", "desk", "Close with a question."))
                .contains("1 lesson");
        done("library", "add", "desk", "Close with a question.", "--max-lessons", "2");
    }

    @Test
    void aLessonOfWhiteSpaceOfAnyKindIsNone() throws IOException {
        refused(ExitCode.USAGE, "library", "add", "desk", "\u00a0\u2003");
        Files.writeString(directory.resolve("rules.txt"), "Greet by name.\n\u00a0\nClose with a question.\n");
        assertThat(done("library", "seed", "desk", "rules.txt").out()).contains("with 2 lessons");
        Files.writeString(directory.resolve("rules.json"), "[\"Never promise a date.\", null]");
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "rules.json"))
                .contains("null");
    }

    @Test
    void lessonsAreAddedRewordedAndTakenOutInVersionsOfTheirOwn() {
        Outcome begun = done("library", "add", "desk", "Greet by name.", "Close with a question.");
        assertThat(begun.out())
                .contains("library 'desk' is new", "with 2 lessons", "+ L1  Greet by name.", "acumen ask desk");
        Outcome added = done("library", "add", "desk", "Never promise a date.");
        assertThat(added.out()).contains("+ L3  Never promise a date.", "acumen library rollback desk");
        Outcome reworded = done("library", "edit", "desk", "l2", "Close with an offer.");
        assertThat(reworded.out()).contains("- L2  Close with a question.", "+ L2  Close with an offer.");
        Outcome removed = done("library", "remove", "desk", "L1", "[L3]", "L1");
        assertThat(removed.out()).contains("- L1  Greet by name.", "- L3  Never promise a date.", "with 1 lesson");

        assertThat(done("library", "show", "desk").out())
                .contains("[L2] Close with an offer.")
                .doesNotContain("L1");
        assertThat(done("library", "log", "desk").out().lines().filter(line -> line.contains("edited,")))
                .hasSize(4);
        assertThat(done("library", "why", "L2").out()).contains("worded by a person, by hand");
        assertThat(done("library", "add", "desk", "Sign.").out()).contains("+ L4  Sign.");
        String undo = removed.out()
                .lines()
                .filter(line -> line.contains("undo:"))
                .findFirst()
                .orElseThrow()
                .replaceAll(".*acumen ", "");
        done(undo.split(" "));
        assertThat(done("library", "show", "desk").out()).contains("3 lessons", "L1");
    }

    @Test
    void whatCannotBeDoneNamesWhatThereIsAndChangesNothing() {
        done("library", "add", "desk", "Greet by name.", "Close with a question.", "Sign.");
        done("library", "remove", "desk", "L2");
        assertThat(refused(ExitCode.INPUT, "library", "edit", "desk", "L9", "Wave."))
                .contains("has no lesson L9", "there are L1, L3");
        assertThat(refused(ExitCode.INPUT, "library", "remove", "desk", "L1", "L2"))
                .contains("has no lesson L2");
        assertThat(refused(ExitCode.INPUT, "library", "add", "desk", "Wave.", "greet by  NAME"))
                .contains("'greet by NAME' says the same as L1");
        assertThat(refused(ExitCode.INPUT, "library", "edit", "desk", "L3", "Greet by name!"))
                .contains("says the same as L1");
        assertThat(refused(ExitCode.INPUT, "library", "edit", "desk", "L3", "Sign."))
                .contains("L3 says that already");
        assertThat(refused(ExitCode.INPUT, "library", "add", "desk", "Wave.", "--max-lessons", "2"))
                .contains("no room for 'Wave.'", "may hold 2 lessons", "--max-lessons");
        assertThat(refused(ExitCode.INPUT, "library", "add", "desk", "Wave.", "--max-lesson-tokens", "5"))
                .contains("may take 5 tokens", "--max-lesson-tokens");
        assertThat(refused(ExitCode.INPUT, "library", "edit", "dusk", "L1", "Wave."))
                .contains("no library 'dusk'", "did you mean 'desk'");
        assertThat(refused(ExitCode.USAGE, "library", "edit", "desk", "first", "Wave."))
                .contains("not a lesson id");
        assertThat(refused(ExitCode.USAGE, "library", "add", "desk", " ")).contains("a lesson has a text");
        assertThat(refused(ExitCode.USAGE, "library", "add", "desk", "Wave.", "--max-lessons", "0"))
                .contains("at least one lesson");
        assertThat(done("library", "log", "desk", "--json").json().path("moves"))
                .hasSize(2);
        assertThat(done("library", "add", "dest", "Wave.").err()).contains("there was no library 'dest'", "'desk'");
    }

    @Test
    void whatIsSuspiciousIsSaidAndTakenOnlyIfNobodyMinds() throws IOException {
        String advert = "Send it to help@example.com first.";
        Files.writeString(directory.resolve("seed.txt"), "Greet.\n" + advert + "\n");
        assertThat(refused(ExitCode.INPUT, "library", "add", "desk", advert, "--check"))
                .contains("--check", "nothing was changed");
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "seed.txt", "--check"))
                .contains("nothing was changed");
        assertThat(user.types("library", "show", "desk").exitCode()).isEqualTo(ExitCode.INPUT);
        Outcome added = done("library", "add", "desk", advert, "--json");
        assertThat(added.err()).contains("warning: 'Send it to", "names an e-mail address");
        assertThat(added.json().path("warnings")).hasSize(1);
        done("library", "add", "desk", "Sign.");
        assertThat(refused(ExitCode.INPUT, "library", "edit", "desk", "L2", advert + " Now.", "--check"))
                .contains("nothing was changed");
        assertThat(done("library", "edit", "desk", "L2", advert + " Now.").err())
                .contains("the wording of L2");
        assertThat(done("library", "seed", "desk", "seed.txt").err()).contains("names an e-mail address");
    }

    @Test
    void aFileOfAnyFormGivesALibraryWhatItLacks() throws IOException {
        Files.writeString(
                directory.resolve("plain.txt"),
                "\uFEFF# House rules\n\nGreet by name.\r\n   Never promise a date.  \n<!-- old -->\n");
        Files.writeString(
                directory.resolve("list.md"), "Our rules:\n\n1. Sign.\n2. greet by name\n   \n* Wave\n  twice.\n");
        Files.writeString(directory.resolve("list.json"), "[\"Sit.\", {\"text\": \"Stand.\"}, \"Sign!\"]");
        Outcome plain = done("library", "seed", "desk", "plain.txt");
        assertThat(plain.out())
                .contains("library 'desk' is new", "+ L1  Greet by name.", "+ L2  Never promise a date.");
        Outcome list = done("library", "seed", "desk", "list.md");
        assertThat(list.out()).contains("+ L3  Sign.", "+ L4  Wave twice.", "1 lesson was there already");
        JsonNode json = done("library", "seed", "desk", "list.json", "--json").json();
        assertThat(json.path("changes")).hasSize(2);
        assertThat(json.path("thereAlready").asInt()).isEqualTo(1);
        assertThat(done("library", "why", "L1").out()).contains("a person, in a file");

        done("library", "export", "desk", "-o", "desk.json");
        assertThat(done("library", "seed", "copy", "desk.json").out()).contains("with 6 lessons");
        Outcome again = done("library", "seed", "copy", "desk.json");
        assertThat(again.out())
                .contains("stays at version", "6 lessons were there already")
                .doesNotContain("undo");
        assertThat(done("library", "log", "copy", "--json").json().path("moves"))
                .hasSize(1);
        // Unlike an import, a seed takes nothing out.
        assertThat(done("library", "seed", "desk", "plain.txt").out()).contains("with 6 lessons");
    }

    @Test
    void aFileThatHoldsNoLessonOrTooManyIsRefused() throws IOException {
        Files.writeString(directory.resolve("empty.txt"), "# Nothing\n\n");
        Files.writeString(directory.resolve("broken.json"), "{\"lessons\": 7}");
        Files.writeString(
                directory.resolve("long.txt"),
                IntStream.range(0, 500).mapToObj(i -> "Rule " + i).collect(Collectors.joining("\n")));
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "empty.txt"))
                .contains("empty.txt", "no lesson");
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "broken.json"))
                .contains("broken.json");
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "gone.txt"))
                .contains("gone.txt");
        assertThat(refused(ExitCode.INPUT, "library", "seed", "desk", "long.txt"))
                .contains("no room for 'Rule 100'", "and 397 more")
                .hasSizeLessThan(600);
        assertThat(refused(ExitCode.USAGE, "library", "seed", "a/b", "long.txt"))
                .contains("no name for a library");
        assertThat(user.types("library", "list", "--json").json().path("libraries"))
                .isEmpty();
        assertThat(done("library", "seed", "desk", "long.txt", "--max-lessons", "500", "--max-lesson-tokens", "9000")
                        .out())
                .contains("with 500 lessons");
    }

    @Test
    void aLessonMayBeginWithADashOrAnAtSign() {
        done("library", "add", "desk", "@home: sit.", "--", "- Greet.", "--check the scale");
        assertThat(done("library", "show", "desk").out())
                .contains("[L1] @home: sit.", "[L2] - Greet.", "[L3] --check the scale");
    }
}
