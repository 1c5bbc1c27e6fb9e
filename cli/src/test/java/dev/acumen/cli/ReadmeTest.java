package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
