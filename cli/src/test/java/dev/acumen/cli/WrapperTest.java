package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvnw} downloads runs only if it has the pinned checksum. */
@Timeout(60)
class WrapperTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";

    @TempDir
    Path directory;

    @BeforeEach
    void needsAShellAndItsPrograms() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
        String programs =
                "command -v unzip && { command -v wget || command -v curl; } && { command -v sha256sum || command -v shasum; }";
        assumeTrue(
                new ProcessBuilder("/bin/sh", "-c", programs).start().waitFor() == 0,
                "mvnw needs unzip, wget or curl, and sha256sum or shasum");
    }

    @Test
    void pinsADistributionByItsChecksum() throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(ROOT.resolve(PROPERTIES)));
        assertThat(properties.getProperty("distributionUrl"))
                .startsWith("https://")
                .endsWith("-bin.zip");
        assertThat(properties.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
    }

    @Test
    void runsWhatHasTheChecksumAndNothingElse() throws Exception {
        byte[] maven = distribution("echo ran \"$1\"");
        assertThat(run(maven, sha256(maven))).isEqualTo("ran there\n0");
        byte[] tampered = distribution("echo something else ran");
        assertThat(run(tampered, sha256(maven)))
                .contains("Failed to validate Maven distribution SHA-256")
                .doesNotContain("something else ran")
                .endsWith("\n1");
        try (Stream<Path> installed = Files.walk(directory.resolve("home-1"))) {
            assertThat(installed.filter(Files::isRegularFile)).as("left behind").isEmpty();
        }
    }

    private int runs;

    /** What {@code mvnw there} printed with this distribution behind it and this checksum in its properties, and the exit status. */
    private String run(byte[] served, String checksum) throws Exception {
        Path project = Files.createDirectories(directory.resolve("project"));
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Files.copy(ROOT.resolve("mvnw"), project.resolve("mvnw"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                project.resolve(PROPERTIES),
                Files.readString(ROOT.resolve(PROPERTIES))
                        .replaceAll("distributionSha256Sum=.*", "distributionSha256Sum=" + checksum));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/org/apache/maven/", exchange -> {
            exchange.sendResponseHeaders(200, served.length);
            exchange.getResponseBody().write(served);
            exchange.close();
        });
        server.start();
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "/bin/sh", project.resolve("mvnw").toString(), "there")
                    .directory(project.toFile())
                    .redirectErrorStream(true);
            builder.environment()
                    .keySet()
                    .removeIf(name ->
                            name.startsWith("MVNW_") || name.toLowerCase().endsWith("_proxy"));
            builder.environment()
                    .put(
                            "MVNW_REPOURL",
                            "http://127.0.0.1:" + server.getAddress().getPort());
            builder.environment()
                    .put("MAVEN_USER_HOME", directory.resolve("home-" + runs++).toString());
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said + process.exitValue();
        } finally {
            server.stop(0);
        }
    }

    private byte[] distribution(String script) throws IOException {
        String url = Files.readString(ROOT.resolve(PROPERTIES)).replaceAll("(?s).*distributionUrl=(\\S+).*", "$1");
        String name = url.substring(url.lastIndexOf('/') + 1).replace("-bin.zip", "");
        Path file = directory.resolve("maven.zip");
        Files.deleteIfExists(file);
        try (FileSystem zip =
                FileSystems.newFileSystem(file, Map.of("create", true, "enablePosixFileAttributes", true))) {
            Path program = zip.getPath(name, "bin", "mvn");
            Files.createDirectories(program.getParent());
            Files.writeString(program, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Files.readAllBytes(file);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
