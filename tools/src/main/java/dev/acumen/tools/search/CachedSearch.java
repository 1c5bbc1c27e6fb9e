package dev.acumen.tools.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchInformationResult;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import dev.langchain4j.web.search.WebSearchResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what an engine answers in a folder, one file for each question, so that all attempts of a run see the same web, also after
 * a restart. Threads that ask the same at once make one request. Failures are not kept. A file that cannot be read is asked for
 * again. Only the words and the number of results tell questions apart; runs of blanks count as one.
 */
public final class CachedSearch implements WebSearchEngine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebSearchEngine engine;
    private final String name;
    private final Path folder;
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    /**
     * @param engine that is asked what nobody asked before
     * @param name of the engine: answers of one are not those of another
     * @param folder of the run; made where there is none
     */
    public CachedSearch(WebSearchEngine engine, String name, Path folder) {
        this.engine = engine;
        this.name = name;
        this.folder = folder;
    }

    /**
     * The answer, kept or new.
     *
     * @throws UncheckedIOException if a new answer cannot be kept: attempts would see different webs
     * @throws CancellationException if the thread is interrupted while another asks the same; it stays interrupted
     */
    @Override
    public WebSearchResults search(WebSearchRequest request) {
        String terms = request.searchTerms().replaceAll("\\s+", " ").strip();
        int most = Optional.ofNullable(request.maxResults()).orElse(SearchTool.USUAL_RESULTS);
        Path file = folder.resolve(hash(name + "\n" + terms + "\n" + most) + ".json");
        ReentrantLock lock = asking.computeIfAbsent(file.toString(), key -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the search was cancelled");
        }
        try {
            Optional<WebSearchResults> kept = read(file);
            if (kept.isPresent()) {
                return kept.get();
            }
            WebSearchResults found = engine.search(request);
            write(file, terms, most, found);
            return found;
        } finally {
            lock.unlock();
        }
    }

    private static Optional<WebSearchResults> read(Path file) {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            if (node == null || !node.path("results").isArray()) {
                return Optional.empty();
            }
            List<WebSearchOrganicResult> results = new ArrayList<>();
            for (JsonNode result : node.path("results")) {
                results.add(new WebSearchOrganicResult(
                        result.path("title").asText(),
                        URI.create(result.path("url").asText()),
                        result.path("snippet").textValue(),
                        result.path("content").textValue()));
            }
            return Optional.of(WebSearchResults.from(
                    Map.of("engine", node.path("engine").asText()),
                    WebSearchInformationResult.from((long) results.size()),
                    results));
        } catch (NoSuchFileException | JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the kept answer " + file + ": " + FileProblem.reading(file, e), e);
        }
    }

    private void write(Path file, String terms, int most, WebSearchResults found) {
        ObjectNode node = JSON.createObjectNode();
        node.put("engine", name).put("query", terms).put("maxResults", most);
        for (WebSearchOrganicResult result : found.results()) {
            node.withArray("results")
                    .addObject()
                    .put("title", result.title())
                    .put("url", result.url().toString())
                    .put("snippet", result.snippet())
                    .put("content", result.content());
        }
        node.withArray("results");
        try {
            PrivateFiles.replace(file, JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the answer of a search in " + folder + ": " + FileProblem.writing(file, e), e);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }
}
