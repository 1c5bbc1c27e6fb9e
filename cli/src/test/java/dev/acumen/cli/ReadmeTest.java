package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says nothing that is not so. */
class ReadmeTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path directory;

    @Test
    void showsTheEmbeddingExampleAsItIsCompiled() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/src/main/java/dev/acumen/examples/LearnAndAsk.java"));
        Matcher example = Pattern.compile("// README begin\n(.*?) *// README end", Pattern.DOTALL)
                .matcher(source);
        assertThat(example.find()).isTrue();
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains(example.group(1).stripTrailing().stripIndent());
    }

    @Test
    void namesEveryCommandThereIs() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        for (String command : List.of(
                "acumen learn",
                "acumen eval",
                "acumen ask",
                "library list",
                "library log",
                "library show",
                "library diff",
                "library why",
                "library rollback",
                "library export",
                "library import",
                "runs list",
                "runs show",
                "acumen init",
                "acumen simulate")) {
            assertThat(readme).contains(command);
        }
    }

    @Test
    void namesTestsThatExist() throws IOException {
        List<String> named = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))`")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1) + ".java")
                .toList();
        List<String> present;
        try (var files = Files.walk(ROOT)) {
            present = files.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(named).isNotEmpty();
        assertThat(present).containsAll(named);
    }

    /** What varies from one time to the next: times of day, how long things took, ports. */
    private static final Pattern VARYING =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z|\\d+\\.\\d+ s\\b|127\\.0\\.0\\.1:\\d+");

    private static final String SERVER = "http://127.0.0.1:8000/v1";

    private record Shown(String command, List<String> output) {}

    @Test
    void printsWhatItSaysWhenItsCommandsAreGivenInItsOrderInOneFolder() throws IOException {
        Files.writeString(
                directory.resolve("my500.jsonl"),
                IntStream.range(0, 500)
                        .mapToObj(
                                i -> "{\"question\": \"What is " + i + " plus 7?\", \"answer\": \"" + (i + 7) + "\"}\n")
                        .collect(Collectors.joining()));
        List<String> wrong = new ArrayList<>();
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            for (Shown shown : shown(Files.readString(ROOT.resolve("README.md")))) {
                List<String> said =
                        typed(shown.command().replace(SERVER, server.baseUrl().toString()));
                int at = 0;
                for (String line : shown.output()) {
                    int found = said.subList(at, said.size()).indexOf(plain(line));
                    if (found < 0) {
                        wrong.add("$ " + shown.command() + " does not print: " + line);
                    }
                    at += Math.max(0, found + 1);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> typed(String command) throws IOException {
        Matcher written = Pattern.compile("printf '([^']*)' > (\\S+)").matcher(command);
        if (written.matches()) {
            Files.writeString(
                    directory.resolve(written.group(2)), written.group(1).replace("\\n", "\n"));
            return List.of();
        }
        String[] parts = command.split(" < ", 2);
        List<String> words = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)")
                .matcher(parts[0])
                .results()
                .map(word ->
                        word.group(1) == null ? word.group(2) : word.group(1).replace("\\\"", "\""))
                .toList();
        assertThat(words.get(0)).as(command).isIn("acumen", "./acumen");
        InputStream before = System.in;
        try {
            if (parts.length == 2) {
                System.setIn(Files.newInputStream(directory.resolve(parts[1])));
            }
            CommandLineUser.Outcome outcome = new CommandLineUser(directory)
                    .types(words.subList(1, words.size()).toArray(String[]::new));
            assertThat(outcome.exitCode()).as(command + ": " + outcome.err()).isZero();
            return Stream.concat(outcome.out().lines(), outcome.err().lines())
                    .map(ReadmeTest::plain)
                    .toList();
        } finally {
            System.setIn(before);
        }
    }

    private static String plain(String line) {
        return VARYING.matcher(line).replaceAll("~").replaceAll("[ \\t]+", " ").strip();
    }

    /** The commands of the README with what each is shown to print; what is left out is marked by dots or brackets. */
    private static List<Shown> shown(String readme) {
        List<Shown> shown = new ArrayList<>();
        Matcher block = Pattern.compile("\n```\n(.*?)\n```\n", Pattern.DOTALL).matcher(readme);
        while (block.find()) {
            String before = readme.substring(0, block.start());
            if (before.endsWith("The first command prints:\n")) {
                shown.add(new Shown("./acumen learn freight", new ArrayList<>()));
            } else if (!block.group(1).startsWith("$ ")) {
                continue;
            }
            for (String line : block.group(1).lines().toList()) {
                if (line.startsWith("$ ")) {
                    shown.add(new Shown(line.substring(2), new ArrayList<>()));
                } else if (!line.isBlank() && !line.equals("...") && !line.startsWith("[steps")) {
                    shown.get(shown.size() - 1).output().add(line);
                }
            }
        }
        return shown;
    }

    @Test
    void linksToFilesThatExist() throws IOException {
        Matcher links =
                Pattern.compile("\\]\\((?!https?:)([^)#]+)").matcher(Files.readString(ROOT.resolve("README.md")));
        List<String> targets = links.results().map(link -> link.group(1)).collect(Collectors.toList());
        assertThat(targets).isNotEmpty();
        for (String target : targets) {
            assertThat(ROOT.resolve(target)).exists();
        }
    }
}
