package dev.acumen.tools.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model gets from Python: answers, errors, limits, and what is kept. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonToolTest {

    private PythonSandbox sandbox;
    private PythonTool tool;

    @BeforeAll
    void open() {
        sandbox = Pythons.boxed(Pythons.patient());
        tool = sandbox.open();
    }

    @AfterAll
    void close() {
        if (tool != null) {
            tool.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 1 | 2",
                "print('a')~'b' | a~'b'",
                "print('a', end='')~7 | a~7",
                "x = 3~x * x | 9",
                "x = 3 | (the code ran; it printed nothing and its last line has no value)",
                "for i in range(3):~    print(i) | 0~1~2",
                "'Ünïcödé 🚚' | 'Ünïcödé 🚚'",
                "print('Ünïcödé 🚚') | Ünïcödé 🚚",
                "print('\\ud800') | \\ud800",
                "2 ** 100 | 1267650600228229401496703205376",
                "import sys~print('err', file=sys.stderr) | err",
                "import os~os.write(1, b'raw') and None | raw",
                "import subprocess~subprocess.run(['echo', 'child']).returncode | child~0",
                "exit() | (the code ran; it printed nothing and its last line has no value)",
                "None | (the code ran; it printed nothing and its last line has no value)",
                "'' | ''",
                "import dataclasses, pickle~@dataclasses.dataclass~class P:~    x: int~pickle.loads(pickle.dumps(P(3))) | P(x=3)",
                "def f(n):~    return 1 if n == 0 else n * f(n - 1)~f(20) | 2432902008176640000",
                "open('note.txt', 'w').write('kept')~open('note.txt').read() | 'kept'"
            })
    void answersWhatIsPrintedAndTheLastValue(String code, String answer) {
        assertThat(tool.python(lines(code))).isEqualTo(lines(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 / 0 | line 1: 1 / 0 | ZeroDivisionError: division by zero",
                "def f():~    return g()~def g():~    return {}['k']~f() | line 2, in f: return g() | KeyError: 'k'",
                "1 + | 1 + | SyntaxError: invalid syntax",
                "def f():~x | IndentationError | line 2",
                "input() | line 1: input() | EOFError",
                "import no_such_module | line 1 | ModuleNotFoundError: No module named 'no_such_module'",
                "def f(): f()~f() | more ... | RecursionError",
                "import json~json.loads('{') | line 2: json.loads('{') | JSONDecodeError",
                "raise SystemExit('stop') | SystemExit | stop",
                "class Odd:~    def __repr__(self): raise ValueError('no')~Odd() | cannot be shown | ValueError",
                "print('before')~assert 1 == 2, 'wrong' | before | AssertionError: wrong",
                "x = '\\0~y | SyntaxError | unterminated"
            })
    void anErrorIsAnAnswerWithTheModelsOwnLines(String code, String first, String second) {
        String answer = tool.python(lines(code));
        assertThat(answer).contains(first, second).doesNotContain("driver", "json/", "<string>");
        assertThat(answer.lines().count()).isLessThan(15);
    }

    @Test
    void stateIsKeptAndErrorsNameTheCall() {
        try (PythonTool own = sandbox.open()) {
            own.python("import math\ndef root(x):\n    return math.isqrt(x) if x >= 0 else no_root\nseen = [1]");
            assertThat(own.python("seen.append(root(49)); seen")).isEqualTo("[1, 7]");
            assertThat(own.python("_[1]")).isEqualTo("7");
            assertThat(own.python("root(-1)"))
                    .contains("call 4, line 1: root(-1)", "call 1, line 3, in root", "NameError");
            assertThat(own.python("import sys; sys.stdout.close(); import os; os.close(1)"))
                    .isNotEmpty();
            assertThat(own.python("print(len(seen))")).isEqualTo("2");
        }
    }

    @Test
    void stateIsNotKeptWhereThatIsNotWanted() {
        try (PythonTool fresh =
                Pythons.boxed(Pythons.patient().keepState(false)).open()) {
            assertThat(fresh.python("x = 1; open('f', 'w').write('a')")).isNotEmpty();
            assertThat(fresh.python("x")).contains("NameError").contains("  line 1: x");
            assertThat(fresh.python("import os; os.listdir('.')")).isEqualTo("[]");
        }
    }

    @Test
    void timeOnTheClockIsLimitedAndTheNextCallWorks() {
        try (PythonTool quick = Pythons.boxed(PythonSettings.builder().wall(Duration.ofSeconds(2)))
                .open()) {
            quick.python("x = 1");
            assertThatThrownBy(() -> quick.python("print('begun')\nimport time; time.sleep(600)"))
                    .isInstanceOfSatisfying(ToolFailure.class, failure -> {
                        assertThat(failure.problem()).isEqualTo(ToolProblem.TIMED_OUT);
                        assertThat(failure.getMessage())
                                .contains("2.0 s", "variables", "gone", "begun")
                                .hasLineCount(1);
                    });
            assertThat(quick.python("'x' in globals()")).isEqualTo("False");
            assertThat(quick.python("6 * 7")).isEqualTo("42");
        }
    }

    @Test
    void computingIsLimitedForEachCall() {
        try (PythonTool brief =
                Pythons.boxed(Pythons.patient().cpu(Duration.ofSeconds(1))).open()) {
            String busy = "import time\nbegun = time.process_time()\nwhile time.process_time() < begun + 0.7: pass";
            for (int call = 0; call < 4; call++) {
                assertThat(brief.python(busy)).contains("the code ran");
            }
            assertThatThrownBy(() -> brief.python("while True: pass"))
                    .isInstanceOf(ToolFailure.class)
                    .hasMessageContainingAll("1 s of computing", "gone");
            assertThat(brief.python("1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os; os._exit(3)",
                "import os; os.kill(os.getpid(), 9)",
                "import os; os.closerange(0, 200)",
                "import ctypes; ctypes.string_at(0)"
            })
    void anInterpreterThatEndsIsReplaced(String code) {
        try (PythonTool own = sandbox.open()) {
            assertThatThrownBy(() -> own.python(code))
                    .isInstanceOf(ToolFailure.class)
                    .hasMessageContaining("gone");
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void outputIsCutAndLargeLegalOutputIsWhole() {
        String large = tool.python("print('x' * 9_000)");
        assertThat(large).hasSize(9_000);
        assertThat(tool.python("print('é' * 50_000); 'the end'"))
                .startsWith("éééé")
                .contains("cut: 100001 bytes were printed")
                .endsWith("'the end'")
                .hasSizeLessThan(10_200);
        assertThat(tool.python("'y' * 50_000")).hasSizeLessThan(10_100).endsWith("(cut, it has 50002 characters)");
        assertThat(tool.python("raise ValueError('z' * 500_000)")).hasSizeLessThan(20_100);
        assertThat(tool.python("1")).isEqualTo("1");
    }

    @Test
    void aForkOrAThreadOfTheCodeDoesNotAnswerInItsPlace() {
        try (PythonTool own = sandbox.open()) {
            assertThat(own.python("import os\npid = os.fork()\n'parent' if pid else 'child'"))
                    .isEqualTo("'parent'");
            assertThat(own.python("import subprocess\nchild = subprocess.Popen(['sleep', '600'])"))
                    .contains("ran");
            // What a call leaves running ends with the call.
            assertThat(own.python("os.path.exists('/proc/%d' % child.pid)")).isEqualTo("False");
        }
    }

    @Test
    void anInterruptEndsACall() throws Exception {
        try (PythonTool own = sandbox.open()) {
            own.python("x = 1");
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread attempt = new Thread(() -> {
                try {
                    thrown.complete(new AssertionError(own.python("import time; time.sleep(600)")));
                } catch (CancellationException e) {
                    thrown.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("not interrupted"));
                }
            });
            attempt.start();
            attempt.interrupt();
            assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(own.python("1")).isEqualTo("1");
        }
    }

    @Test
    void callsOfOneReplyMayComeAtOnceAndAttemptsShareNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (PythonTool one = sandbox.open();
                PythonTool other = sandbox.open()) {
            List<Future<String>> answers = new ArrayList<>();
            one.python("n = 0");
            other.python("n = 100");
            for (int call = 0; call < 10; call++) {
                answers.add(threads.submit(() -> one.python("n += 1")));
                answers.add(threads.submit(() -> other.python("n += 1")));
            }
            for (Future<String> answer : answers) {
                answer.get();
            }
            // The threads that started the interpreters end here, and the interpreters do not.
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(one.python("n")).isEqualTo("10");
            assertThat(other.python("n")).isEqualTo("110");
            one.python("open('secret', 'w').write('mine')");
            assertThat(other.python("import os; os.path.exists('secret'), os.listdir('/tmp')"))
                    .isEqualTo("(False, [])");
            assertThat(other.python("[p for p in os.listdir('/proc') if p.isdigit()]"))
                    .isEqualTo("['1', '2']");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFenceOfMarkdownIsTakenOff() {
        assertThat(tool.python("```python\nx = 2\nx ** 100\n```\n")).isEqualTo("1267650600228229401496703205376");
        assertThat(tool.python("'`' * 3")).isEqualTo("'```'");
    }

    @Test
    void whatIsNoCodeIsRefusedAndAClosedToolToo() {
        assertThatThrownBy(() -> tool.python(" \n"))
                .isInstanceOfSatisfying(
                        ToolFailure.class,
                        failure -> assertThat(failure.problem()).isEqualTo(ToolProblem.BAD_ARGUMENTS));
        assertThatThrownBy(() -> tool.python("#".repeat(200_000))).hasMessageContaining("at most");
        assertThat(tool.python("s = '" + "a".repeat(99_000) + "'\nlen(s)")).isEqualTo("99000");
        PythonTool closed = sandbox.open();
        closed.python("1");
        closed.close();
        assertThatThrownBy(() -> closed.python("1")).isInstanceOf(ToolFailure.class);
    }

    @Test
    void theModelIsToldWhatIsThere() {
        ToolSpecification specification = sandbox.specification();
        assertThat(specification.name()).isEqualTo("python");
        assertThat(specification.parameters().required()).containsExactly("code");
        assertThat(specification.description()).contains("Python " + sandbox.version(), "kept", "no network");
        sandbox.libraries()
                .forEach((name, version) ->
                        assertThat(specification.description()).contains(name + " " + version));
    }

    @Test
    void librariesOfTheSystemWork() {
        assumeTrue(sandbox.libraries().containsKey("sympy"), "skipped: this Python has no sympy");
        assumeTrue(sandbox.libraries().containsKey("numpy"), "skipped: this Python has no numpy");
        assertThat(tool.python("from sympy import *\nx = symbols('x')\nsolve(x**2 - 2, x)"))
                .isEqualTo("[-sqrt(2), sqrt(2)]");
        assertThat(tool.python("import numpy as np\nround(float(np.linalg.det(np.eye(8) * 2)))"))
                .isEqualTo("256");
    }

    private static String lines(String text) {
        return text.replace('~', '\n');
    }
}
