package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.cli.CommandLineUser.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's own files: what is said of how they were read, and what becomes of them. */
class OwnDataTest {

    private static final String MAILS = "Betreff;Text;Art;Datum\n"
            + IntStream.range(0, 120)
                    .mapToObj(i ->
                            "Mail " + i + ";\"Buy {Art} now, " + i + "\";" + (i % 4 == 0 ? "spam" : "ham") + ";today")
                    .collect(Collectors.joining("\n"));

    @TempDir
    private Path directory;

    private CommandLineUser user;

    @BeforeEach
    void begin() throws IOException {
        user = new CommandLineUser(directory);
        write("mails.csv", MAILS);
        FreightFiles.write(directory, 4, 2);
    }

    @Test
    void initSaysWhichFieldsItTookAndShowsATask() {
        write(
                "quiz.csv",
                ",question,A,B,C,answer,subject\n0,\"Which is a fruit, then?\",stone,pear,fork,B,food\n1,And a stone?,stone,pear,fork,A,food\n");

        Outcome outcome = user.types("init", "quiz", "--data", "quiz.csv");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .isEqualTo(String.join(
                                "\n",
                                "quiz.csv: 2 tasks",
                                "  question    question",
                                "  choices     A, B, C",
                                "  reference   answer (names choices by their labels)",
                                "  metadata    column 1, subject (the agent is not shown it)",
                                "  task t0001 as the agent is given it:",
                                "    | Which is a fruit, then?",
                                "    |",
                                "    | A. stone",
                                "    | B. pear",
                                "    | C. fork",
                                "    |",
                                "    | Answer with the letter of the right choice.",
                                "    accepted: B or B. pear or pear",
                                "  validation  none of 2 tasks; a tenth is set aside from 100 tasks on")
                        + "\n");
        assertThat(outcome.out()).contains("made quiz: 1 practice, 0 validation and 1 test task, scored by exact");
    }

    @Test
    void aLongTaskIsShownShortened() {
        write("long.jsonl", "{\"question\":\"" + "word ".repeat(500) + "\",\"answer\":\"a\"}\n{\"question\":\"q\"}");

        assertThat(user.types("init", "long", "--data", "long.jsonl").err())
                .containsPattern("word word +\\.\\.\\.\n")
                .hasSizeLessThan(1_500);
    }

    @Test
    void learnSaysItTooAndNotToPrograms() {
        String[] learn = {
            "learn",
            "freight",
            "--data",
            "practice.jsonl",
            "--test-data",
            "test.jsonl",
            "--epochs",
            "1",
            "--preset",
            "published"
        };
        Outcome people = user.types(learn);
        Outcome program = user.types(with(learn, "--json", "--new-run"));
        Outcome both = user.types(with(learn, "--json", "--verbose", "--new-run"));

        assertThat(people.err())
                .contains(
                        "practice.jsonl: 4 tasks\n  question    input\n  reference   answer\n", "test.jsonl: 2 tasks\n")
                .contains("as the agent is given it:\n    | Price this shipment.\n");
        assertThat(program.exitCode()).isZero();
        assertThat(program.err()).doesNotContain("question    input", "learn freight", "library 'freight'");
        assertThat(program.err()).as("progress").contains("of 20 attempts");
        assertThat(program.out().lines()).hasSize(1);
        assertThat(both.err()).contains("question    input", "learn freight", "library 'freight'");
        assertThat(both.out().lines()).hasSize(1);
    }

    @Test
    void programsAreToldNothingButTheirResult() {
        assertThat(user.types(
                                "learn",
                                "freight",
                                "--data",
                                "practice.jsonl",
                                "--test-data",
                                "test.jsonl",
                                "--epochs",
                                "1",
                                "--preset",
                                "published",
                                "--json")
                        .exitCode())
                .isZero();
        write("labelled.jsonl", "{\"gold\":\"a\",\"pred\":\"a\",\"expected\":true}\n");
        write("attempts.jsonl", "{\"question\":\"q\",\"ground_truth\":\"a\",\"response\":\"a\",\"is_correct\":true}\n");
        for (String line : List.of(
                "eval freight --data test.jsonl --library freight",
                "eval own --attempts attempts.jsonl",
                "ask freight hello",
                "ask freight hello --trace",
                "init parcels --data practice.jsonl",
                "library list",
                "library show freight",
                "library log freight",
                "library why L001 --library freight",
                "library export freight -o out.md",
                "library quarantine freight",
                "runs list",
                "runs show freight-1",
                "runs cost freight-1",
                "runs replay freight-1",
                "runs rescore freight-1 --evaluator numeric",
                "evaluators list",
                "evaluators check --evaluator exact --data labelled.jsonl",
                "data list")) {
            Outcome outcome = user.types(with(line.split(" "), "--json"));
            assertThat(outcome.exitCode()).as(line + ": " + outcome.err()).isZero();
            assertThat(outcome.err()).as(line).isEmpty();
            assertThat(outcome.out().lines()).as(line).hasSize(1);
        }
    }

    @Test
    void labelsHaveTheirShareAndATenthIsSetAside() throws IOException {
        Outcome outcome = user.types(
                "init",
                "mails",
                "--data",
                "mails.csv",
                "--input-template",
                "{betreff}\\n{text}",
                "--answer-field",
                "Art",
                "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.json().path("validation").asInt()).isEqualTo(12);
        assertThat(outcome.err()).isEmpty();
        assertThat(spam("practice")).isEqualTo(15);
        assertThat(spam("validation")).isEqualTo(3);
        assertThat(spam("test")).isEqualTo(12);
        assertThat(read("mails/domain.yaml"))
                .contains("practice: practice.jsonl\nvalidation: validation.jsonl\ntest: test.jsonl\n");
        JsonNode row = new ObjectMapper()
                .readTree(Files.readAllLines(directory.resolve("mails/test.jsonl"))
                        .get(0));
        assertThat(row.path("input").asText()).matches("Mail \\d+\nBuy \\{Art} now, \\d+");
        assertThat(row.path("Datum").asText()).isEqualTo("today");
    }

    @Test
    void aTemplateMayStandInTheDomainToo() throws IOException {
        Files.createDirectory(directory.resolve("mail"));
        write(
                "mail/domain.yaml",
                "evaluator: exact\ndata: ../mails.csv\ninputTemplate: \"Subject: {Betreff}\\n\\n{Text}\"\nanswerField: Art\n");

        Outcome outcome = user.types(
                "learn", "mail", "--dry-run", "--probe", "0", "--url", "http://127.0.0.1:9/v1", "--model", "m");

        assertThat(outcome.err())
                .contains("  question    Betreff, Text\n  reference   Art\n  metadata    Datum ")
                .contains("    | Subject: Mail 0\n    |\n    | Buy {Art} now, 0\n    accepted: spam\n");
        Outcome other = user.types(
                "learn",
                "mail",
                "--input-field",
                "Text",
                "--dry-run",
                "--probe",
                "0",
                "--url",
                "http://127.0.0.1:9/v1",
                "--model",
                "m");
        assertThat(other.err()).contains("  question    Text\n");
        write("mail/domain.yaml", "data: ../mails.csv\ninputTemplate: \"{Text}\"\ninputField: Text\n");
        assertThat(user.types("learn", "mail").lastErrorLine()).contains("domain.yaml", "exclude each other");
    }

    @Test
    void aTemplateThatCannotBeFilledIsAnErrorOfTheInput() {
        Outcome unknown = user.types("init", "a", "--data", "mails.csv", "--input-template", "{Betref}");
        assertThat(unknown.exitCode()).isEqualTo(3);
        assertThat(unknown.lastErrorLine()).contains("mails.csv", "{Betref}", "did you mean 'Betreff'?");

        Outcome two =
                user.types("init", "a", "--data", "mails.csv", "--input-template", "{Text}", "--input-field", "Text");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(directory.resolve("a")).doesNotExist();
    }

    @Test
    void whatIsMadeIsReadAsItWasWritten() throws IOException {
        write(
                "own.jsonl",
                "{\"task\":\"one\",\"question\":\"not this\",\"my_key\":\"right\",\"ground_truth\":\"wrong\"}\n"
                        + "{\"task\":\"two\",\"question\":\"not this\",\"ground_truth\":\"wrong\"}\n");

        user.types("init", "own", "--data", "own.jsonl", "--input-field", "task", "--answer-field", "my_key");

        assertThat(read("own/domain.yaml")).contains("inputField: input\nanswerField: answer\nidField: id\n");
        Outcome learned = user.types(
                "learn", "own", "--dry-run", "--probe", "0", "--url", "http://127.0.0.1:9/v1", "--model", "m");
        assertThat(learned.err())
                .contains("question    input", "reference   answer", "metadata    question, ground_truth");
        assertThat(read("own/practice.jsonl") + read("own/test.jsonl"))
                .contains("\"input\":\"one\",\"answer\":\"right\"");
    }

    @Test
    void oneRowCannotBeMeasuredAndThatIsSaid() throws IOException {
        write("one.jsonl", "{\"question\":\"1+1?\",\"answer\":\"2\"}");

        Outcome outcome = user.types("init", "one", "--data", "one.jsonl", "--json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .startsWith("warning: no task is held out")
                .contains("--test-data")
                .hasLineCount(1);
        assertThat(outcome.json().path("test").asInt()).isZero();
        assertThat(directory.resolve("one/test.jsonl")).doesNotExist();
        assertThat(read("one/domain.yaml")).contains("practice: practice.jsonl").doesNotContain("test:");
    }

    @Test
    void repeatedQuestionsAreNamed() {
        write("twice.csv", "question,answer\none?,1\ntwo?,2\none?,1\ntwo?,3\nfive?,5\n");
        write("held.csv", "question,answer\nfive?,5\nsix?,6\n");

        Outcome outcome = user.types("init", "a", "--data", "twice.csv", "--test-data", "held.csv", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "warning: twice.csv: 1 question stands in it more than once with different answers: lines 3 and 5"),
                        line -> assertThat(line)
                                .startsWith(
                                        "warning: twice.csv: 1 question stands in it more than once with the same answer: lines 2 and 4"),
                        line -> assertThat(line)
                                .startsWith("warning: 1 of 2 held-out tasks stand in practice or validation too"));
        assertThat(user.types("eval", "freight", "--data", "twice.csv", "--json")
                        .err())
                .contains("different answers: lines 3 and 5");
    }

    private long spam(String set) throws IOException {
        return Files.readAllLines(directory.resolve("mails/" + set + ".jsonl")).stream()
                .filter(line -> line.contains("\"answer\":\"spam\""))
                .count();
    }

    private String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    private void write(String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] with(String[] line, String... more) {
        return Stream.concat(Arrays.stream(line), Arrays.stream(more)).toArray(String[]::new);
    }
}
