package dev.acumen.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.task.Task;
import dev.acumen.data.DataException;
import dev.acumen.data.FieldNames;
import dev.acumen.data.TaskFile;
import dev.acumen.data.published.Catalogue.Part;
import dev.acumen.data.published.Catalogue.Published;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data sets on their way from a hub that a server on loopback plays. */
class FetchTest {

    private static final String LINES = """
            {"question": "Which?", "answer": "this", "root_url": "https://a.example/", "info": {"lang": "en"}}

            {"question": "Wie viel?", "answer": 7, "root_url": "https://b.example/", "info": {"lang": "de"}}
            """;

    @TempDir
    Path folder;

    private PlayedHub hub;

    @BeforeEach
    void open() throws IOException {
        hub = new PlayedHub();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = FetchTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Published lines(String sha256) {
        return new Published(
                "walk",
                "about",
                "own/walk",
                "main",
                List.of(new Part("data/main.jsonl", sha256)),
                "jsonl",
                2,
                "mit",
                "/question",
                "/answer",
                null,
                null,
                List.of("root_url", "info"),
                false);
    }

    private static Published flat(String sha256) {
        return new Published(
                "aime",
                "about",
                "own/aime",
                "rev1",
                List.of(new Part("data/train.parquet", sha256)),
                "parquet",
                2,
                "none stated",
                "/problem",
                "/answer",
                "/id",
                null,
                null,
                false);
    }

    private Fetch.Fetched fetch(Published set, Map<String, String> environment) throws IOException {
        Hub at = new Hub(URI.create(hub.url()), environment, Duration.ofSeconds(1));
        return new Fetch(at, set, folder, (bytes, total) -> {}).run();
    }

    private Fetch.Fetched fetch(Published set) throws IOException {
        return fetch(set, Map.of());
    }

    private List<JsonNode> tasks(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return json.readerFor(JsonNode.class)
                .<JsonNode>readValues(folder.resolve(name + ".jsonl").toFile())
                .readAll();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private PlayedHub full() throws IOException {
        return hub.holds("own/walk@main:data/main.jsonl", LINES.getBytes(StandardCharsets.UTF_8))
                .holds("own/aime@rev1:data/train.parquet", resource("flat.parquet"));
    }

    @Test
    void jsonLinesBecomeTasksWithANoteAndALock() throws IOException {
        full();
        Fetch.Fetched fetched = fetch(lines(null));
        assertThat(fetched.rows()).isEqualTo(2);
        assertThat(names()).containsExactly("walk.jsonl", "walk.lock", "walk.source.json");
        assertThat(tasks("walk").get(1).toString())
                .isEqualTo(
                        "{\"id\":\"walk-2\",\"question\":\"Wie viel?\",\"answer\":\"7\",\"root_url\":\"https://b.example/\","
                                + "\"info\":{\"lang\":\"de\"}}");
        JsonNode note =
                new ObjectMapper().readTree(folder.resolve("walk.source.json").toFile());
        assertThat(note.path("licence").asText()).isEqualTo("mit");
        assertThat(note.path("source").asText()).endsWith("/datasets/own/walk");
        assertThat(note.at("/files/0/checkedAgainst").asText()).isEqualTo("hub");
        assertThat(note.at("/files/0/commit").asText()).isEqualTo("c0ffee");
        assertThat(note.at("/files/0/sha256").asText())
                .isEqualTo(PlayedHub.hash("SHA-256", LINES.getBytes(StandardCharsets.UTF_8)));

        List<Task> read = TaskFile.read(folder.resolve("walk.jsonl"), FieldNames.usual());
        assertThat(read).hasSize(2);
        assertThat(read.get(0).input()).isEqualTo("Which?");
        assertThat(read.get(0).reference().answers()).containsExactly("this");
    }

    @Test
    void largeFilesComeFromTheCdnWithoutTheToken() throws IOException {
        full();
        fetch(flat(PlayedHub.hash("SHA-256", resource("flat.parquet"))), Map.of("HF_TOKEN", "hf_secret"));
        assertThat(tasks("aime").get(0).toString())
                .isEqualTo("{\"id\":\"aime-60\",\"question\":\"P one\",\"answer\":\"204\"}");
        assertThat(hub.hubAuthorizations()).containsExactly("Bearer hf_secret");
        assertThat(hub.cdnAuthorizations()).containsExactly("null");
    }

    @Test
    void listsAndStructuresOfParquetAreRead() throws IOException {
        hub.holds("own/dapo@main:a.parquet", resource("nested.parquet"));
        Published known = Catalogue.read().named("dapo-math");
        Published set = new Published(
                "dapo",
                "about",
                "own/dapo",
                "main",
                List.of(new Part("a.parquet", null)),
                "parquet",
                3,
                "l",
                known.question(),
                known.answer(),
                null,
                known.strip(),
                null,
                false);
        fetch(set);
        assertThat(tasks("dapo"))
                .extracting(task -> task.path("question").asText() + " "
                        + task.path("answer").asText())
                .containsExactly("What is 1 + 1? 2", "Wieviel ist 2²? 4", "Give m. m");
    }

    @Test
    void filesAreFoundByPatternAndRowsWithSeveralAnswersAreCounted() throws IOException {
        hub.holds("own/afm@main:x/answers.parquet", resource("answers.parquet"))
                .holds("own/afm@main:README.md", "no data".getBytes(StandardCharsets.UTF_8));
        Published known = Catalogue.read().named("afm-web");
        Published set = new Published(
                "afm",
                "about",
                "own/afm",
                "main",
                known.files(),
                "parquet",
                null,
                "l",
                known.question(),
                known.answer(),
                null,
                null,
                null,
                known.singleAnswers());
        Fetch.Fetched fetched = fetch(set);
        assertThat(fetched.leftOut()).isEqualTo(1);
        assertThat(tasks("afm"))
                .extracting(task ->
                        task.path("id").asText() + " " + task.path("answer").asText())
                .containsExactly("afm-1 one", "afm-3 three");
    }

    @ParameterizedTest
    @CsvSource({
        "GATED, HF_TOKEN, own/walk",
        "BROKEN, HTTP 500, own/walk",
        "CUT, broke off, own/walk",
        "STALLED, nothing came, own/walk",
        "WRONG_BYTES, its hash is another, own/walk",
        "GATED, HF_TOKEN, own/aime",
        "CUT, broke off, own/aime",
        "STALLED, nothing came, own/aime",
        "WRONG_BYTES, its hash is another, own/aime"
    })
    void whatGoesWrongIsOneLineAndLeavesNothing(PlayedHub.Fault fault, String said, String id) throws IOException {
        full();
        hub.fails(fault);
        DataException error = catchThrowableOfType(
                DataException.class, () -> fetch(id.equals("own/walk") ? lines(null) : flat(null)));
        assertThat(error).hasMessageContaining(said);
        assertThat(error.getMessage()).hasLineCount(1);
        assertThat(error.kind()).isEqualTo(DataException.Kind.SERVER);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> fetch(lines(null)))
                .hasMessageContaining("does not have own/walk, data/main.jsonl")
                .hasMessageContaining("404");
    }

    @Test
    void aHashOfTheCatalogueIsHeldTo() throws IOException {
        full();
        assertThatThrownBy(() -> fetch(lines("0".repeat(64))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not the file of the catalogue");
        assertThat(names()).isEmpty();
    }

    @Test
    void theFirstFetchPinsTheHashOfLaterOnes() throws IOException {
        full();
        fetch(lines(null));
        fetch(lines(null));
        String before = Files.readString(folder.resolve("walk.jsonl"));
        hub.holds("own/walk@main:data/main.jsonl", (LINES.replace("this", "that")).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fetch(lines(null)))
                .hasMessageContaining("another file than the first time")
                .hasMessageContaining("walk.lock");
        assertThat(Files.readString(folder.resolve("walk.jsonl"))).isEqualTo(before);
        Files.delete(folder.resolve("walk.lock"));
        fetch(lines(null));
        assertThat(Files.readString(folder.resolve("walk.jsonl"))).contains("that");
    }

    @Test
    void aFileThatWasFetchedByHandIsTaken() throws IOException {
        Path place = Files.createDirectories(folder.resolve("by-hand/walk"));
        Files.writeString(place.resolve("main.jsonl"), LINES);
        hub.fails(PlayedHub.Fault.BROKEN);
        fetch(lines(PlayedHub.hash("SHA-256", LINES.getBytes(StandardCharsets.UTF_8))));
        assertThat(tasks("walk")).hasSize(2);
        DataException error = catchThrowableOfType(DataException.class, () -> fetch(lines("0".repeat(64))));
        assertThat(error.kind()).isEqualTo(DataException.Kind.CONTENT);
        assertThat(place.resolve("main.jsonl")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"question\": \"q\"}; row 1 of walk has no answer at /answer",
                "{\"answer\": \"a\"}; row 1 of walk has no question at /question",
                "{\"question\": ; does not hold JSON lines",
                "{\"question\": \"q\", \"answer\": \"a\"}; walk has 1 rows, and the catalogue says 2"
            })
    void rowsThatAreNotWhatTheCatalogueSaysAreSaid(String row, String said) throws IOException {
        hub.holds("own/walk@main:data/main.jsonl", row.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fetch(lines(null)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(said);
        assertThat(names()).isEmpty();
    }

    @Test
    void aDamagedParquetFileIsSaid() throws IOException {
        byte[] damaged = resource("flat.parquet");
        java.util.Arrays.fill(damaged, 4, damaged.length - 8, (byte) 7);
        hub.holds("own/aime@rev1:data/train.parquet", damaged);
        assertThatThrownBy(() -> fetch(flat(null)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no readable Parquet file");
        assertThat(names()).isEmpty();
    }
}
