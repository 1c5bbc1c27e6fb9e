package dev.acumen.tools.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.tools.fetch.FetchFailure;
import dev.acumen.tools.fetch.FetchedPage;
import dev.acumen.tools.fetch.Fetcher;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {

    @TempDir
    private Path folder;

    private Path documents;
    private Path index;

    @BeforeEach
    void write() throws IOException {
        documents = folder.resolve("documents");
        index = folder.resolve("index");
        put("lighthouses.html", "<title>Lighthouses</title><p>The tallest lighthouse of Brittany is Île Vierge.</p>");
        put("leave/parental.md", "# Parental leave\n\nApply eight weeks before the birth, with form B 12.");
        put("leave/index.html", "<title>Leave</title><p>Kinds of leave: <a href='parental.md'>parental</a>.</p>");
        put("notes.txt", "The harbour master keeps the calendars of both lighthouses.");
        put("東京.md", "# 灯台\n\n観音埼灯台は日本最初の洋式灯台である。");
        put("image.png", "no document");
    }

    @Test
    void findsWhatFitsBestFirstAndMarksIt() {
        try (Corpus corpus = open()) {
            assertThat(corpus.size()).isEqualTo(5);
            List<WebSearchOrganicResult> found = search(corpus, "tallest lighthouse in brittany");
            assertThat(found.get(0).url()).hasToString("corpus:lighthouses.html");
            assertThat(found.get(0).title()).isEqualTo("Lighthouses");
            assertThat(found.get(0).snippet())
                    .contains("**tallest** **lighthouse**")
                    .doesNotContain("\n");
            assertThat(search(corpus, "ile vierge").get(0).title()).isEqualTo("Lighthouses");
            assertThat(search(corpus, "calendar").get(0).url()).hasToString("corpus:notes.txt");
            assertThat(search(corpus, "日本の灯台")).hasSize(1);
            assertThat(search(corpus, "zeppelin")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "AND OR NOT", "(((", "\"", "a:b*~?[TO}", "title:", "\u0000", "--", "☃"})
    void noQueryIsMalformed(String query) {
        try (Corpus corpus = open()) {
            assertThat(search(corpus, query)).hasSizeLessThan(6);
        }
    }

    @Test
    void readsAgainWhatAnEarlierVersionRead() throws IOException {
        Path file = documents.resolve("notes.txt");
        try (Directory directory = FSDirectory.open(index);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Document earlier = new Document();
            earlier.add(new StringField("address", "corpus:notes.txt", Field.Store.YES));
            earlier.add(new SortedDocValuesField("address", new BytesRef("corpus:notes.txt")));
            earlier.add(new StoredField("stamp", Files.size(file) + " " + Files.getLastModifiedTime(file)));
            earlier.add(new TextField("text", "mojibake", Field.Store.YES));
            writer.addDocument(earlier);
        }
        try (Corpus corpus = open()) {
            assertThat(search(corpus, "mojibake")).isEmpty();
            assertThat(search(corpus, "calendars")).hasSize(1);
        }
    }

    @Test
    void readsAgainOnlyWhatChangedAndForgetsWhatIsGone() throws IOException {
        open().close();
        Path unchanged = documents.resolve("notes.txt");
        FileTime time = Files.getLastModifiedTime(unchanged);
        // Of the same size and time: if it were read again, the new word would be found.
        put("notes.txt", Files.readString(unchanged).replace("lighthouses", "zeppelins__"));
        Files.setLastModifiedTime(unchanged, time);
        put("new.md", "# Zeppelins\n\nA hangar.");
        Files.delete(documents.resolve("lighthouses.html"));

        try (Corpus corpus = open()) {
            assertThat(corpus.size()).isEqualTo(5);
            assertThat(search(corpus, "vierge")).isEmpty();
            assertThat(search(corpus, "zeppelins zeppelins__"))
                    .extracting(result -> result.url().toString())
                    .containsExactly("corpus:new.md");
        }
    }

    @Test
    void readsItsDocumentsAndNoOtherFile() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(documents.resolve("link.txt"), folder.resolve("secret.txt"));
        Fetcher none = address -> {
            throw new FetchFailure(FetchFailure.Reason.NOT_ALLOWED, "asked " + address);
        };
        try (Corpus corpus = open()) {
            Fetcher fetcher = corpus.fetcher(none);
            FetchedPage page = fetcher.fetch("corpus:leave/parental.md");
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("form B 12");
            for (String address : List.of(
                    "corpus:../secret.txt", "corpus:link.txt", "corpus:/etc/passwd", "corpus:leave/../../secret.txt")) {
                assertThatThrownBy(() -> fetcher.fetch(address))
                        .isInstanceOf(FetchFailure.class)
                        .hasMessageContaining("there is no document");
            }
            assertThatThrownBy(() -> fetcher.fetch("https://example.org/")).hasMessage("asked https://example.org/");
            assertThat(search(corpus, "secret")).isEmpty();
            assertThat(fetcher.fetch(search(corpus, "灯台").get(0).url().toString())
                            .contentType())
                    .startsWith("text/markdown");
        }
    }

    @Test
    void aMirroredSiteKeepsItsAddresses() {
        try (Corpus corpus = Corpus.open(documents, index, Corpus.under("https://handbook.example/x"))) {
            assertThat(search(corpus, "kinds of leave").get(0).url()).hasToString("https://handbook.example/x/leave/");
            assertThat(search(corpus, "eight weeks").get(0).url())
                    .hasToString("https://handbook.example/x/leave/parental.md");
        }
    }

    @Test
    void aDocumentThatCannotBeReadIsNamedAndTheOthersAreFound() throws IOException {
        put("broken.pdf", "%PDF-1.7 and no more");
        try (Corpus corpus = open()) {
            assertThat(corpus.unreadable()).hasSize(1).first().asString().contains("broken.pdf");
            assertThat(corpus.size()).isEqualTo(5);
        }
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        open().close();
        try (var files = Files.list(index)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }
        try (Corpus corpus = open()) {
            assertThat(corpus.size()).isEqualTo(5);
            assertThat(search(corpus, "vierge")).hasSize(1);
        }
    }

    @Test
    void whileAnotherWritesTheIndexIsTakenAsItStands() throws IOException {
        try (FSDirectory directory = FSDirectory.open(index);
                IndexWriter other = new IndexWriter(directory, new IndexWriterConfig())) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("another process");
            other.commit();
            try (Corpus corpus = open()) {
                assertThat(corpus.size()).isZero();
            }
        }
    }

    private Corpus open() {
        return Corpus.open(documents, index, Corpus.byPath());
    }

    private void put(String name, String text) throws IOException {
        Path file = documents.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static List<WebSearchOrganicResult> search(Corpus corpus, String words) {
        // langchain4j refuses to ask for nothing.
        String asked = words.trim().isEmpty() ? "." : words;
        return corpus.engine()
                .search(WebSearchRequest.builder()
                        .searchTerms(asked)
                        .maxResults(5)
                        .build())
                .results();
    }
}
