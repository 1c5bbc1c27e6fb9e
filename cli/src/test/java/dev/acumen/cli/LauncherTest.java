package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Java the script {@code acumen} takes: the script itself in a process of its own, with scripts in place of each Java. */
@Timeout(60)
class LauncherTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> TOOLS = List.of(
            "sed",
            "head",
            "tail",
            "find",
            "dirname",
            "readlink",
            "cksum",
            "cut",
            "mktemp",
            "rm",
            "mv",
            "mkdir",
            "touch");

    @TempDir
    Path directory;

    private Path project;
    private Path tools;

    private record Said(int exitCode, String out, String err) {}

    @BeforeEach
    void installs() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        directory = directory.toRealPath();
        tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = List.of("/usr/bin", "/bin").stream()
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            assumeTrue(found != null, "there is no " + tool);
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        project = Files.createDirectories(directory.resolve("the project"));
        Files.createDirectories(project.resolve(".mvn"));
        Files.copy(ROOT.resolve("acumen"), project.resolve("acumen"));
        // Only what this test puts there counts as what the system has.
        Files.writeString(
                project.resolve(".mvn/find-java.sh"),
                Files.readString(ROOT.resolve(".mvn/find-java.sh"))
                        .replace("/usr/lib/jvm", directory + "/jvm")
                        .replace("/Library/Java", directory + "/Library"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("cli/src/main"));
        Files.writeString(project.resolve("cli/pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("cli/target"));
        Files.writeString(project.resolve("cli/target/acumen-cli-1.jar"), "");
        Files.writeString(project.resolve("cli/target/built"), "");
    }

    @Test
    void takesTheJavaOfTheVariableAndSaysNothingOfIt() throws Exception {
        Path jdk = java("a jdk", "17.0.15", false);
        Said said = run(Map.of("JAVA_HOME", jdk.toString()));
        assertThat(said).isEqualTo(new Said(0, "ran " + jdk + "\n", ""));
    }

    @Test
    void takesItsOwnVariableBeforeTheUsualOne() throws Exception {
        Path own = java("own", "21.0.2", false);
        Said said = run(Map.of("ACUMEN_JAVA_HOME", own.toString(), "JAVA_HOME", directory + "/none"));
        assertThat(said).isEqualTo(new Said(0, "ran " + own + "\n", ""));
    }

    @Test
    void takesTheJavaOnThePathBeforeThoseOfTheSystem() throws Exception {
        Path onPath = java("on path", "25", false);
        java("jvm/of-the-system", "17", true);
        Files.createSymbolicLink(tools.resolve("java"), onPath.resolve("bin/java"));
        assertThat(run(Map.of())).isEqualTo(new Said(0, "ran " + onPath + "\n", ""));
    }

    @Test
    void asksTheScriptOfAVersionManagerWhereItsJavaIs() throws Exception {
        Path managed = java("managed", "17.0.1", false);
        script(tools.resolve("java"), "exec '" + managed + "/bin/java' \"$@\"");
        assertThat(run(Map.of())).isEqualTo(new Said(0, "ran " + managed + "\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "none, is no folder",
        "empty, has no bin/java that can be run",
        "broken, 'does not run, or does not say its version'",
        "old, is Java 8",
        "eleven, is Java 11",
    })
    void namesAVariableThatIsNoGoodAndTriesThePath(String home, String why) throws Exception {
        Files.createDirectories(directory.resolve("empty"));
        script(directory.resolve("broken/bin/java"), "echo no >&2; exit 127");
        java("old", "1.8.0_392", true);
        java("eleven", "11.0.2", true);
        Path good = java("good", "17.0.1", false);
        Files.createSymbolicLink(tools.resolve("java"), good.resolve("bin/java"));
        Path given = directory.resolve(home);
        Said said = run(Map.of("JAVA_HOME", given.toString()));
        assertThat(said)
                .isEqualTo(new Said(
                        0,
                        "ran " + good + "\n",
                        "acumen: JAVA_HOME is " + given + ", which " + why + "\n" + "acumen: taking Java 17 of " + good
                                + " (17 or later is needed; ACUMEN_JAVA_HOME chooses)\n"));
    }

    @Test
    void saysOfEachThatItFoundWhyItWillNotDo() throws Exception {
        Path eight = java("eight", "1.8.0_392", true);
        Path eleven = java("jvm/eleven", "11.0.2", true);
        Path sixteen = java("sixteen", "16.0.1", true);
        Files.createSymbolicLink(tools.resolve("java"), sixteen.resolve("bin/java"));
        Said said = run(Map.of("JAVA_HOME", eight.toString()));
        assertThat(said).isEqualTo(new Said(1, "", """
                        acumen: needs Java 17 or later, and found none:
                          JAVA_HOME is %s, which is Java 8
                          the java on the PATH is %s, which is Java 16
                          %s is Java 11
                        install one, or set JAVA_HOME to its folder
                        """.formatted(eight, tools.resolve("java"), eleven)));
    }

    @Test
    void saysThatThereIsNoJavaAtAll() throws Exception {
        assertThat(run(Map.of())).isEqualTo(new Said(1, "", """
                        acumen: needs Java 17 or later, and found none:
                          the PATH has no java
                        install one, or set JAVA_HOME to its folder
                        """));
    }

    @Test
    void aRuntimeWithoutACompilerIsEnoughForWhatIsBuilt() throws Exception {
        Path jre = java("jre", "17.0.1", false);
        assertThat(run(Map.of("JAVA_HOME", jre.toString())).exitCode()).isZero();
    }

    @Test
    void aRuntimeWithoutACompilerIsNotEnoughToBuild() throws Exception {
        Files.delete(project.resolve("cli/target/built"));
        Path jre = java("jre", "17.0.1", false);
        assertThat(run(Map.of("JAVA_HOME", jre.toString()))).isEqualTo(new Said(1, "", """
                        acumen: needs a JDK (a JRE has no compiler) of version 17 or later, and found none:
                          JAVA_HOME is %s, which is Java 17 without a compiler: a JRE, not a JDK
                          the PATH has no java
                        install one, or set JAVA_HOME to its folder
                        """.formatted(jre)));
    }

    @Test
    void buildsWithTheJavaThatHasACompiler() throws Exception {
        Files.delete(project.resolve("cli/target/built"));
        script(
                project.resolve("mvnw"),
                "echo \"$JAVA_HOME\" > with; mkdir -p cli/target; touch cli/target/acumen-cli-1.jar");
        Path jre = java("jre", "17.0.1", false);
        Path jdk = java("jvm/jdk", "21", true);
        Said said = run(Map.of("JAVA_HOME", jre.toString()));
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("which is Java 17 without a compiler", "acumen: building with Java 21 of " + jdk + " ");
        assertThat(project.resolve("with")).hasContent(jdk.toString());
        assertThat(said.out()).isEqualTo("ran " + jdk + "\n");
    }

    /** A Java that says it has this version, and where it is when it runs something. */
    private Path java(String folder, String version, boolean hasCompiler) throws IOException {
        Path home = directory.resolve(folder);
        script(home.resolve("bin/java"), """
                case "$*" in
                *-XshowSettings*) echo "    java.home = %1$s" >&2; echo 'openjdk version "%2$s"' >&2 ;;
                *-version*) echo 'Picked up JAVA_TOOL_OPTIONS: -Dx=y' >&2; echo 'openjdk version "%2$s" 2025-04-15' >&2 ;;
                *ArchiveClassesAtExit*) ;;
                *) echo "ran %1$s" ;;
                esac""".formatted(home, version));
        if (hasCompiler) {
            script(home.resolve("bin/javac"), ":");
        }
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Said run(Map<String, String> variables) throws Exception {
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", project.resolve("acumen").toString(), "runs", "list")
                .directory(directory.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(new HashMap<>(variables));
        builder.environment().put("PATH", tools.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), out, Files.readString(err));
    }
}
