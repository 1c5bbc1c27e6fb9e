package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.tools.internal.wire.WireSettings;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine promises, whatever its service looks like. */
abstract class SearchContract {

    static final String KEY = "key-0123456789abcdef";

    ServiceServer service;

    /** Name of the engine. */
    abstract String name();

    /** The service's answer with these results: title, address, snippet each; an empty snippet is left out as the service does. */
    abstract String answer(List<String[]> results);

    /** The service's answer to a wrong key: status and body. */
    abstract Map.Entry<Integer, String> wrongKey();

    /** What has to be in the message about a wrong key. */
    abstract String keyAdvice();

    /** Checks what the service was asked. */
    abstract void verify(ServiceServer.Asked asked, String query, int results) throws IOException;

    /** What the service answers if it found nothing: status and body. */
    Map.Entry<Integer, String> nothing() {
        return Map.entry(200, answer(List.of()));
    }

    @BeforeEach
    void open() throws IOException {
        service = new ServiceServer();
    }

    @AfterEach
    void close() {
        service.close();
    }

    WebSearchEngine engine(WireSettings wire) {
        return new SearchEngines(Map.of("GOOGLE_CSE_ID", "cx-1"))
                .engine(SearchSettings.builder(name())
                        .address(service.address())
                        .key(KEY)
                        .wire(wire)
                        .build());
    }

    private WebSearchEngine engine() {
        return engine(quick().build());
    }

    static WireSettings.Builder quick() {
        return WireSettings.builder()
                .timeout(Duration.ofSeconds(20))
                .firstPause(Duration.ofMillis(1))
                .longestPause(Duration.ofSeconds(2));
    }

    static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<String[]> three() {
        return List.of(
                new String[] {"First “page”", "https://one.example/a?b=c", "says this"},
                new String[] {"Second", "https://two.example/ü x|y", ""},
                new String[] {"Third", "http://three.example/", "says\n that\tand more"});
    }

    @Test
    void asksAsTheServiceWantsAndReadsWhatItAnswers() throws IOException {
        service.next(200, answer(three()), "Content-Type", "application/json");
        List<WebSearchOrganicResult> results = engine().search(WebSearchRequest.from("größter Turm & 50% \"x\"", 3))
                .results();
        assertThat(service.asked()).hasSize(1);
        verify(service.asked().get(0), "größter Turm & 50% \"x\"", 3);
        assertThat(service.asked().get(0).header("Accept")).contains("application/json");
        assertThat(results)
                .extracting(WebSearchOrganicResult::title)
                .containsExactly("First “page”", "Second", "Third");
        assertThat(results)
                .extracting(result -> result.url().toString())
                .containsExactly(
                        "https://one.example/a?b=c", "https://two.example/%C3%BC%20x%7Cy", "http://three.example/");
        assertThat(results)
                .extracting(WebSearchOrganicResult::snippet)
                .containsExactly("says this", null, "says that and more");
    }

    @Test
    void givesNoMoreThanAskedFor() {
        service.next(200, answer(three()));
        assertThat(engine().search(WebSearchRequest.from("tower", 2)).results()).hasSize(2);
    }

    @Test
    void leavesOutWhatIsNoPage() {
        service.next(
                200,
                answer(List.of(
                        new String[] {"a", "javascript:alert(1)", "x"},
                        new String[] {"b", "", "x"},
                        new String[] {"", "https://c.example/", "x"})));
        List<WebSearchOrganicResult> results =
                engine().search(WebSearchRequest.from("tower", 5)).results();
        assertThat(results).hasSize(1);
        assertThat(results.get(0).title()).isEqualTo("https://c.example/");
    }

    @Test
    void findsNothing() {
        service.next(nothing().getKey(), nothing().getValue());
        assertThat(engine().search(WebSearchRequest.from("tower", 5)).results()).isEmpty();
        assertThat(new SearchTool(engine()).search("tower")).isEqualTo("nothing found for \"tower\"");
    }

    @Test
    void anAnswerOfAnotherFormHasNoResults() {
        service.next(200, "{\"web\": 5, \"results\": {\"a\": 1}, \"organic\": \"x\", \"data\": null, \"items\": true}");
        assertThat(engine().search(WebSearchRequest.from("tower", 5)).results()).isEmpty();
    }

    @Test
    void asksAgainWhenTheServiceIsBusyOrBroken() {
        service.next(429, "{}", "Retry-After", "0").next(503, "<html><body>down</body></html>");
        service.next(200, answer(three()));
        assertThat(engine().search(WebSearchRequest.from("tower", 3)).results()).hasSize(3);
        assertThat(service.asked()).hasSize(3);
    }

    @Test
    void asksAgainWhenTheConnectionBreaks() {
        service.next(exchange -> {}).next(200, answer(three()));
        assertThat(engine().search(WebSearchRequest.from("tower", 3)).results()).hasSize(3);
        assertThat(service.asked()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void givesUpAServiceThatAsksForALongPause() {
        service.next(429, "{\"message\": \"slow down\"}", "Retry-After", "3600");
        assertThatThrownBy(() -> engine().search("tower"))
                .isInstanceOf(ToolFailure.class)
                .hasMessageContaining("429")
                .hasMessageContaining("slow down")
                .hasMessageContaining("3600 s");
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void aWrongKeyIsSaidInOneLineThatNamesTheSettingAndNotTheKey() {
        service.next(wrongKey().getKey(), wrongKey().getValue().replace("KEY", KEY));
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> engine().search("tower"));
        assertThat(failure).hasMessageContaining(keyAdvice()).hasMessageStartingWith(name());
        assertOneLineWithoutKey(failure);
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoJsonIsSaid() {
        service.next(200, "<html>Sign in, " + (name().equals("searxng") ? "you" : KEY) + "</html>");
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> engine().search("tower"));
        assertThat(failure).hasMessageContaining("no JSON");
        assertOneLineWithoutKey(failure);
    }

    @Test
    void aRedirectIsNotFollowed() {
        service.next(302, "", "Location", service.address() + "/elsewhere");
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> engine().search("tower"));
        assertThat(failure).hasMessageContaining("redirects are not followed");
        assertOneLineWithoutKey(failure);
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLongIsDropped() {
        service.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] page = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(page);
            }
        });
        assertThatThrownBy(() -> engine(quick().mostBytes(100_000).build()).search("tower"))
                .isInstanceOf(ToolFailure.class)
                .hasMessageContaining("longer than 97 kB");
    }

    @Test
    void aPackedAnswerIsUnpacked() {
        service.next(exchange -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(answer(three()).getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        assertThat(engine().search(WebSearchRequest.from("tower", 3)).results()).hasSize(3);
    }

    @Test
    void theDeadlineCoversTheBodyToo() {
        CountDownLatch done = new CountDownLatch(1);
        service.next(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(done);
        });
        try {
            ToolFailure failure = catchThrowableOfType(
                    ToolFailure.class,
                    () -> engine(quick().timeout(Duration.ofMillis(300)).build())
                            .search("tower"));
            assertThat(failure.problem()).isEqualTo(ToolProblem.TIMED_OUT);
            assertOneLineWithoutKey(failure);
        } finally {
            done.countDown();
        }
    }

    @Test
    void anInterruptEndsTheWait() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        service.next(exchange -> {
            asked.countDown();
            await(done);
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread searching = new Thread(() -> {
            try {
                engine().search("tower");
            } catch (CancellationException e) {
                thrown.set(e);
            }
        });
        searching.start();
        asked.await();
        searching.interrupt();
        searching.join();
        done.countDown();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void aServiceThatIsNotThereIsSaid() {
        service.close();
        ToolFailure failure = catchThrowableOfType(ToolFailure.class, () -> engine().search("tower"));
        assertThat(failure).hasMessageContaining("cannot be reached at http://127.0.0.1:");
        assertOneLineWithoutKey(failure);
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static void assertOneLineWithoutKey(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(KEY);
        assertThat(failure.getMessage()).hasLineCount(1);
    }
}
