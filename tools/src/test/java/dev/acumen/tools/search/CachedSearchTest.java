package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.tool.ToolFailure;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All attempts of a run see the same web. */
class CachedSearchTest {

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    /** A web that changes with every look. */
    private final WebSearchEngine changing = request -> results(asked.incrementAndGet());

    private static WebSearchResults results(int number) {
        return WebSearchResults.from(
                WebSearchInformationResult.from(2L),
                List.of(
                        WebSearchOrganicResult.from("page " + number, URI.create("https://a.example/" + number)),
                        WebSearchOrganicResult.from("b", URI.create("https://b.example/"), "ü\n\"snippet\"", null)));
    }

    @Test
    void theSameQuestionHasTheSameAnswerAlsoAfterARestart() {
        WebSearchResults first = new CachedSearch(changing, "x", folder.resolve("web")).search("light  house");
        WebSearchResults again = new CachedSearch(changing, "x", folder.resolve("web")).search(" light house");
        assertThat(asked).hasValue(1);
        assertThat(again.results()).isEqualTo(first.results());
    }

    @Test
    void otherWordsAnotherNumberAndAnotherEngineAreOtherQuestions() {
        CachedSearch search = new CachedSearch(changing, "x", folder);
        search.search(WebSearchRequest.from("a", 5));
        search.search(WebSearchRequest.from("b", 5));
        search.search(WebSearchRequest.from("a", 6));
        new CachedSearch(changing, "y", folder).search(WebSearchRequest.from("a", 5));
        assertThat(asked).hasValue(4);
    }

    @Test
    void threadsThatAskTheSameAtOnceMakeOneRequest() throws Exception {
        int threads = 8;
        CountDownLatch ready = new CountDownLatch(threads);
        CachedSearch search = new CachedSearch(
                request -> {
                    awaitAll(ready);
                    return changing.search(request);
                },
                "x",
                folder);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<WebSearchResults>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    ready.countDown();
                    return search.search("light house");
                }));
            }
            for (Future<WebSearchResults> answer : answers) {
                assertThat(answer.get().results().get(0).title()).isEqualTo("page 1");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFailureIsNotKept() {
        CachedSearch search = new CachedSearch(
                request -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new ToolFailure("down");
                    }
                    return results(2);
                },
                "x",
                folder);
        assertThatThrownBy(() -> search.search("a")).isInstanceOf(ToolFailure.class);
        assertThat(search.search("a").results()).hasSize(2);
    }

    @Test
    void aDamagedFileIsAskedForAgain() throws IOException {
        CachedSearch search = new CachedSearch(changing, "x", folder);
        search.search("a");
        Path kept;
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            kept = all.get(0);
        }
        for (String damage :
                List.of("", "{\"results\": [", "[]", "{\"results\": [{\"title\": \"\", \"url\": \":\"}]}")) {
            Files.writeString(kept, damage);
            search.search("a");
        }
        assertThat(asked).hasValue(5);
        search.search("a");
        assertThat(asked).hasValue(5);
    }

    @Test
    void anAnswerThatCannotBeKeptIsNoAnswer() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> new CachedSearch(changing, "x", file).search("a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("file");
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
