package dev.acumen.tools.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.acumen.core.tool.ToolFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that tries to get out of the box, or to use more than it may. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscapeTest {

    private static final String HELP = """
            import os, resource, signal, socket, subprocess, sys
            def why(what):
                try:
                    what()
                    return 'allowed'
                except (OSError, MemoryError, ValueError) as error:
                    return type(error).__name__
            """;

    private PythonSandbox sandbox;
    private PythonTool tool;

    @BeforeAll
    void open() {
        sandbox = Pythons.boxed(Pythons.patient());
        tool = sandbox.open();
        tool.python(HELP);
    }

    @AfterAll
    void close() {
        if (tool != null) {
            tool.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/etc/shadow",
                "/etc/hostname",
                "/var/log",
                "/run",
                "/sys/kernel",
                "/boot",
                "/mnt",
                "/proc/kcore",
                "/proc/1/root/etc/passwd",
                "/proc/1/cwd/etc/passwd",
                "/proc/self/root/etc/passwd",
                "/tmp/../etc/passwd"
            })
    void noFileOfTheHostIsRead(String file) {
        assertThat(tool.python("why(lambda: os.listdir('%1$s') if os.path.isdir('%1$s') else open('%1$s').read(1))"
                        .formatted(file)))
                .isIn("'FileNotFoundError'", "'PermissionError'", "'NotADirectoryError'");
    }

    @Test
    void theFilesOfTheUserAreNotThere(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "key");
        assertThat(tool.python("why(lambda: open('" + secret + "'))")).isEqualTo("'FileNotFoundError'");
        Path home = Path.of(System.getProperty("user.home"));
        assumeTrue(Files.isDirectory(home), "skipped: the user has no home");
        // An interpreter may lie in there; nothing else of it is to be seen.
        String files = tool.python("sum((files for folder, _, files in os.walk('" + home + "')"
                + " if not {'lib', 'lib64', 'bin'} & set(folder.split('/'))), [])");
        assertThat(files).isEqualTo("[]");
        assertThat(tool.python("os.path.exists('" + Path.of("").toAbsolutePath() + "/pom.xml')"))
                .isEqualTo("False");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x",
                "/usr/x",
                "/usr/bin/x",
                "/etc/x",
                "/dev/x",
                "/dev/../x",
                "/bin/x",
                "/lib/x",
                "/proc/x",
                "/root/x",
                "/home/x"
            })
    void nothingIsWrittenOutsideOfTheWorkDirectory(String file) {
        assertThat(tool.python("why(lambda: open('" + file + "', 'w'))")).isNotEqualTo("'allowed'");
        assertThat(tool.python("why(lambda: os.mkdir('" + file + "'))")).isNotEqualTo("'allowed'");
    }

    @Test
    void thereIsNoNetworkNotEvenLoopback() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"))) {
            String port = String.valueOf(listener.getLocalPort());
            String address = InetAddress.getLocalHost().getHostAddress();
            for (String host : new String[] {"127.0.0.1", "::1", "localhost", address, "1.1.1.1"}) {
                assertThat(tool.python("why(lambda: socket.create_connection(('" + host + "', " + port + "), 2))"))
                        .isNotEqualTo("'allowed'");
            }
            assertThat(tool.python("why(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                            + ".sendto(b'x', ('10.0.0.1', 53)))"))
                    .isEqualTo("'OSError'");
            // Sockets under abstract names belong to the network too.
            assertThat(tool.python("[line.split()[-1] for line in open('/proc/net/unix') if '@' in line]"))
                    .isEqualTo("[]");
            listener.setSoTimeout(200);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theEnvironmentOfTheParentIsNotThere() {
        String seen = tool.python("open('/proc/self/environ').read()");
        assertThat(seen).matches("'(PWD=[^=]*)?'");
        assertThat(tool.python("why(lambda: open('/proc/1/environ').read())")).isIn("'PermissionError'", "'allowed'");
        String first =
                tool.python("try:\n    first = open('/proc/1/environ').read()\nexcept OSError:\n    first = ''\nfirst");
        assertThat(first).matches("'(PWD=[^=]*)?'");
        assertThat(tool.python("sorted(os.environ)"))
                .isEqualTo("['HOME', 'LANG', 'MKL_NUM_THREADS', 'OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'PATH',"
                        + " 'TMPDIR']");
        assertThat(tool.python("socket.gethostname()")).isEqualTo("'sandbox'");
    }

    @Test
    void itIsNotRootAndCannotBecomeIt() throws IOException {
        assertThat(tool.python("os.getuid() == 0 or os.geteuid() == 0")).isEqualTo("False");
        assertThat(tool.python("why(lambda: os.setuid(0))")).isNotEqualTo("'allowed'");
        assertThat(tool.python("[line.split()[1] for line in open('/proc/self/status')"
                        + " if line.startswith(('CapEff', 'CapPrm', 'CapBnd', 'NoNewPrivs'))]"))
                .isEqualTo("['0000000000000000', '0000000000000000', '0000000000000000', '1']");
        assertThat(tool.python("why(lambda: os.kill(1, 9)); os.path.exists('/proc/1')"))
                .isEqualTo("True");
        // A namespace of its own would let it mount a file system without a limit.
        String unshare = tool.python("subprocess.run(['unshare', '-Urm', 'mount', '-t', 'tmpfs', 'x', '/tmp'],"
                + " stderr=subprocess.DEVNULL).returncode");
        assumeTrue(deniesNamespaces(), "skipped: bubblewrap before 0.8 leaves this open");
        assertThat(unshare).isNotEqualTo("0");
    }

    @Test
    void aLimitCannotBeRaised() {
        assertThat(tool.python("[why(lambda: resource.setrlimit(limit, (resource.RLIM_INFINITY,) * 2)) for limit in"
                        + " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE)]"))
                .isEqualTo("['ValueError', 'ValueError', 'ValueError', 'ValueError']");
    }

    @Test
    void memoryEnds() {
        assertThat(tool.python("why(lambda: bytearray(64 << 30))")).isEqualTo("'MemoryError'");
        assertThat(tool.python("why(lambda: [bytearray(1 << 20) for _ in range(64 << 10)])"))
                .isEqualTo("'MemoryError'");
        assertThat(tool.python("1 + 1")).isEqualTo("2");
    }

    @Test
    void theDiskEnds() {
        String many = """
                def many(folder):
                    for i in range(100_000):
                        with open(folder + '/f%d' % i, 'w') as file:
                            file.write('x')
                why(lambda: many('/tmp')), len(os.listdir('/tmp')) < 30_000
                """;
        String one = """
                def one(file):
                    with open(file, 'wb') as file:
                        for i in range(1 << 10):
                            file.write(b'x' * (1 << 20))
                            file.flush()
                why(lambda: one('%s/large')), os.path.getsize('%s/large') <= 64 << 20
                """;
        try (PythonTool own = sandbox.open()) {
            own.python(HELP);
            assertThat(own.python(many)).isEqualTo("('OSError', True)");
        }
        try (PythonTool own = sandbox.open()) {
            own.python(HELP);
            assertThat(own.python(one.formatted("/tmp", "/tmp"))).isEqualTo("('OSError', True)");
            assertThat(own.python(one.formatted("/dev/shm", "/dev/shm"))).isEqualTo("('OSError', True)");
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void processesEnd() {
        String forks = """
                import time
                children = 0
                try:
                    while True:
                        if os.fork() == 0:
                            time.sleep(600)
                        children += 1
                except BlockingIOError:
                    pass
                children
                """;
        assertThat(Integer.parseInt(tool.python(forks))).isBetween(1, 32);
        assertThat(tool.python("'again'")).isEqualTo("'again'");
    }

    @Test
    void aForkBombEndsWithItsCall() throws Exception {
        Set<ProcessHandle> others = Survivors.children();
        PythonSettings.Builder brief =
                PythonSettings.builder().wall(Duration.ofSeconds(3)).cpu(Duration.ofSeconds(2));
        try (PythonTool own = Pythons.boxed(brief).open()) {
            own.python("import os");
            assertThatThrownBy(() -> own.python(
                            "while True:\n    try:\n        os.fork()\n    except BlockingIOError:\n        pass"))
                    .isInstanceOf(ToolFailure.class);
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
        Survivors.awaitNoneBut(others);
    }

    @Test
    void signalsMayBeIgnoredButNotTheEnd() throws Exception {
        Set<ProcessHandle> others = Survivors.children();
        try (PythonTool own = Pythons.boxed(
                        PythonSettings.builder().wall(Duration.ofSeconds(3)).cpu(Duration.ofSeconds(1)))
                .open()) {
            String deaf = "import signal\nfor s in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGHUP,"
                    + " signal.SIGALRM):\n    signal.signal(s, signal.SIG_IGN)\nwhile True: pass";
            assertThatThrownBy(() -> own.python(deaf))
                    .isInstanceOf(ToolFailure.class)
                    .hasMessageContaining("3.0 s");
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
        Survivors.awaitNoneBut(others);
    }

    @Test
    void aGigabyteOfOutputIsDropped() {
        String answer = tool.python("for i in range(1 << 10):\n    os.write(1, b'x' * (1 << 20)) and None");
        assertThat(answer).startsWith("xxx").contains("cut: 1073741824 bytes").hasSizeLessThan(10_200);
    }

    @Test
    void codeThatForgesTheAnswerOfItsInterpreterHarmsItselfOnly() {
        String forged = """
                token = [f for f in [sys._getframe(i) for i in range(6)] if 'token' in f.f_locals][0].f_locals['token']
                os.write(1, (token + ' value 999999999\\n').encode())
                """;
        try (PythonTool own = sandbox.open()) {
            own.python(HELP);
            assertThatThrownBy(() -> own.python(forged))
                    .isInstanceOf(ToolFailure.class)
                    .hasMessageContaining("gone");
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void aMachineWithoutBubblewrapSaysSo(@TempDir Path empty) throws IOException {
        Path python = Files.createSymbolicLink(empty.resolve("python3"), Path.of("/usr/bin/python3"));
        assumeTrue(Files.isExecutable(python), "skipped: there is no /usr/bin/python3");
        PythonSandbox none = PythonSandbox.probe(PythonSettings.usual(), empty.toString());
        assertThat(none.isUsable()).isFalse();
        assertThat(none.problem().orElseThrow())
                .contains("bubblewrap", "apt-get install")
                .hasLineCount(1);
        assertThatThrownBy(none::open).isInstanceOf(IllegalStateException.class);
        PythonSandbox noPython = PythonSandbox.probe(
                PythonSettings.builder().interpreter(empty.resolve("python9")).build());
        assertThat(noPython.problem().orElseThrow()).contains("python9").doesNotContain("null");
    }

    @Test
    void withoutABoxOnlyByAnExplicitWordAndStillLimited() throws Exception {
        PythonSandbox unsafe = PythonSandbox.probe(Pythons.patient()
                .place(PythonSettings.Place.UNSAFE)
                .cpu(Duration.ofSeconds(1))
                .build());
        assumeTrue(unsafe.isUsable(), "skipped: there is no Python here");
        assertThat(unsafe.description().toLowerCase(Locale.ROOT)).doesNotContain("no network");
        String directory;
        try (PythonTool own = unsafe.open()) {
            directory = own.python("import os; print(os.getcwd()); open('x', 'w').write('a') and None");
            assertThat(Path.of(directory)).exists();
            assertThat(own.python("bytearray(64 << 30)")).contains("MemoryError");
            assertThat(own.python("'PATH' in open('/proc/self/environ').read()"))
                    .isEqualTo("False");
            assertThatThrownBy(() -> own.python("while True: pass")).hasMessageContaining("1 s of computing");
            assertThat(own.python("1 + 1")).isEqualTo("2");
        }
        while (Files.exists(Path.of(directory))) {
            Thread.onSpinWait();
        }
    }

    private static boolean deniesNamespaces() throws IOException {
        Process help =
                new ProcessBuilder("bwrap", "--help").redirectErrorStream(true).start();
        return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("--disable-userns");
    }
}
