package dev.acumen.evaluators.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Attempts;
import dev.acumen.sandbox.Bubblewrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of replies, really run: right, wrong, hanging, cheating, and in the box. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TestsEvaluatorTest {

    private static final String ASSERTS = "[\"assert double(2) == 4\", \"assert double('a') == 'aa'\"]";

    @TempDir
    Path directory;

    @BeforeEach
    void needsPython() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "skipped: there is no /usr/bin/python3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "def double(x):~    return x + x | right | 1.0",
                "def double(x):~    return x * 2 | right | 1.0",
                "def double(x):~    return 4 | wrong | 0.5",
                "def double(x):~    return None | wrong | 0.0",
                "def double(x) | wrong | 0.0",
                "import sys~sys.exit(0) | wrong | 0.0",
                "import os~os._exit(0) | wrong | 0.0",
                "while True: pass | wrong | 0.0",
                "print('x' * 10_000_000) | wrong | 0.0",
                "raise ValueError('no') | wrong | 0.0"
            })
    void programsAreRunAgainstTheTestsOfTheirTask(String program, String expected, double passed) {
        Score score = evaluate(
                "unsafe,timeout=2", ASSERTS, "Here it is:\n```python\n" + program.replace('~', '\n') + "\n```\n");
        assertThat(Attempts.word(score)).as(score.toString()).isEqualTo(expected);
        assertThat(score.rewards().get("passed")).hasValue(passed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"input\": \"2 3\\n\", \"output\": \"5\\n\"}, {\"input\": \"1 1\", \"output\": \"2\"}]",
                "{\"inputs\": [\"2 3\", \"1 1\"], \"outputs\": [\"5\", \"2\"]}"
            })
    void programsAreRunOnInputAndOutput(String tests) {
        String right = "```\nimport sys\na, b = map(int, input().split())\nprint(a + b)\nsys.exit(0)\n```";
        assertThat(Attempts.word(evaluate("unsafe", tests, right))).isEqualTo("right");
        assertThat(Attempts.word(evaluate("unsafe", tests, right.replace("a + b", "a - b"))))
                .isEqualTo("wrong");
    }

    @Test
    void theLastBlockIsTheProgramAndTestsMayBeOneText() {
        String reply = "```python\ndef f(): return 1\n```\nNo, rather:\n```python\ndef f(): return 2\n```";
        assertThat(Attempts.word(evaluate("unsafe", "x = f()\nassert x == 2", reply)))
                .isEqualTo("right");
        assertThat(Attempts.word(evaluate("unsafe", "assert f() == 2", "def f(): return 2")))
                .isEqualTo("right");
        Score none = evaluate("unsafe", "assert True", "I would use recursion.");
        assertThat(none.toString()).contains("there is no program in the reply");
        assertThat(Attempts.word(none)).isEqualTo("wrong");
    }

    @Test
    void aTaskWithoutTestsIsUnscored() {
        Task open = new Task(new TaskId("t9"), "Write.", Reference.none());
        assertThat(Attempts.word(TestsEvaluator.parse("unsafe").evaluate(open, Attempts.completed("```\nx\n```"))))
                .isEqualTo("NO_REFERENCE");
    }

    @Test
    void keysAreNotInTheEnvironmentOfAProgram() {
        String tests = "import os\nassert [name for name in os.environ if name != 'LC_CTYPE'] == [], os.environ";
        Score score = evaluate("unsafe", tests, "```\npass\n```");
        assertThat(Attempts.word(score)).as(score.toString()).isEqualTo("right");
    }

    @Test
    void withoutABoxProgramsAreRefusedAndTheRiskIsNamed() {
        assertThatThrownBy(() -> TestsEvaluator.parse("", directory.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("bubblewrap", "tests:unsafe", "read your files");
        assertThatThrownBy(() -> TestsEvaluator.parse("fast")).hasMessageContaining("'fast'");
    }

    @Test
    void inTheBoxThereIsNoNetworkNoFileOfTheHostAndNoEndOfMemory() throws Exception {
        String path = System.getenv("PATH");
        Bubblewrap.Found found = Bubblewrap.find(path);
        assumeTrue(found.box().isPresent(), "skipped: " + found.problem());
        Evaluator boxed = TestsEvaluator.parse("timeout=20", path);
        Path secret = Files.writeString(directory.resolve("secret"), "key");
        String hostile = """
                import os, socket, sys
                def fails(what):
                    try:
                        what()
                    except (OSError, MemoryError):
                        return True
                    return False
                def fill():
                    for i in range(40):
                        with open('/tmp/%d' % i, 'wb') as file:
                            file.write(b'x' * (8 << 20))
                def forks():
                    # The children wait for the end of the box, so that they are all there at once.
                    for i in range(200):
                        if os.fork() == 0:
                            import time
                            time.sleep(100)
                """;
        List<String> tests = List.of(
                "assert fails(lambda: socket.create_connection(('127.0.0.1', 22), 2))",
                "assert fails(lambda: open('" + secret + "'))",
                "assert fails(lambda: open('/etc/passwd'))",
                "assert fails(lambda: open('/usr/x', 'w'))",
                "assert fails(lambda: open(sys.argv[0], 'a'))",
                "assert fails(lambda: open('/x', 'w')) and fails(lambda: open('/dev/x', 'w'))",
                "assert fails(lambda: bytearray(4 << 30))",
                "assert fails(fill)",
                "assert fails(forks)",
                "assert set(os.environ) <= {'PWD', 'LC_CTYPE'}, os.environ",
                "assert os.getuid() != 0");
        for (String test : tests) {
            Score score = boxed.evaluate(task(test), Attempts.completed("```python\n" + hostile + "```"));
            assertThat(Attempts.word(score)).as(test + " " + score).isEqualTo("right");
        }
        assertThat(Attempts.word(
                        boxed.evaluate(task("assert f() == 2"), Attempts.completed("```\ndef f(): return 3\n```"))))
                .isEqualTo("wrong");
    }

    private static Score evaluate(String argument, String tests, String reply) {
        return TestsEvaluator.parse(argument).evaluate(task(tests), Attempts.completed(reply));
    }

    private static Task task(String tests) {
        return new Task(new TaskId("t1"), "Write it.", Reference.none(), Map.of("tests", tests));
    }
}
