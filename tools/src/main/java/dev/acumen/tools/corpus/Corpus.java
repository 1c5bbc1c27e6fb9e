package dev.acumen.tools.corpus;

import dev.acumen.files.FileProblem;
import dev.acumen.tools.fetch.FetchFailure;
import dev.acumen.tools.fetch.FetchedPage;
import dev.acumen.tools.fetch.Fetcher;
import dev.acumen.tools.internal.page.ContentKind;
import dev.langchain4j.web.search.WebSearchEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The HTML, Markdown, text, JSON and PDF files of a folder and its subfolders, to search by BM25 (Robertson, Zaragoza 2009) and to read by
 * their addresses. The index is kept: on opening, only files that changed are read again, and those that are gone go. Links to places
 * outside of the folder are not followed.
 */
public final class Corpus implements AutoCloseable {

    private static final String SCHEME = "corpus:";

    private final Map<String, Path> files;
    private final CorpusIndex index;

    private Corpus(Map<String, Path> files, CorpusIndex index) {
        this.files = files;
        this.index = index;
    }

    /**
     * Opens the corpus and brings its index up to date.
     *
     * @param documents the folder
     * @param index where the index is kept; used by one process at a time to write and by any number to search
     * @param addresses the address of a file by its path in the folder, with {@code /} between its parts
     * @throws UncheckedIOException if the folder or the index cannot be used
     */
    public static Corpus open(Path documents, Path index, UnaryOperator<String> addresses) {
        Map<String, Path> files = new TreeMap<>();
        try {
            Path root = documents.toRealPath();
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !Files.isSymbolicLink(file))
                        .filter(file -> ContentKind.ofFile(String.valueOf(file.getFileName()))
                                .isPresent())
                        .filter(file -> !file.startsWith(index.toAbsolutePath().normalize()))
                        .forEach(file -> files.put(addresses.apply(path(root, file)), file));
            }
            return new Corpus(files, CorpusIndex.upToDate(files, index));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the documents in " + documents + ", or write their index in " + index + ": "
                            + FileProblem.reading(documents, e),
                    e);
        }
    }

    /** Addresses that say where in the folder a file is: {@code corpus:handbook/leave.md}. */
    public static UnaryOperator<String> byPath() {
        return path -> SCHEME + escaped(path);
    }

    /**
     * Addresses below a base, for a folder that mirrors a site; {@code index.html} stands for its folder.
     *
     * @param base such as {@code https://handbook.example/}; {@code http://} where the folder's first level are hosts
     * @throws IllegalArgumentException if no address can begin so
     */
    public static UnaryOperator<String> under(String base) {
        String prefix = base.endsWith("/") ? base : base + "/";
        try {
            new URI(prefix + "page");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + base + "' is no beginning of an address: " + e.getReason(), e);
        }
        return path -> prefix + escaped(path.replaceFirst("(^|/)index\\.html?$", "$1"));
    }

    /** How many documents can be found. */
    public int size() {
        return index.size();
    }

    /** Files that could not be read, with the reason, in one line each. */
    public List<String> unreadable() {
        return index.unreadable();
    }

    /** Finds documents. */
    public WebSearchEngine engine() {
        return index;
    }

    /**
     * Reads documents of the corpus.
     *
     * @param others asked for every other address
     */
    public Fetcher fetcher(Fetcher others) {
        return address -> {
            Path file = files.get(address);
            return file == null ? elsewhere(address, others) : page(address, file);
        };
    }

    @Override
    public void close() {
        index.close();
    }

    private static FetchedPage elsewhere(String address, Fetcher others) {
        if (address.startsWith(SCHEME)) {
            throw new FetchFailure(
                    FetchFailure.Reason.REFUSED_BY_SERVER, "there is no document " + address + "; search for it first");
        }
        return others.fetch(address);
    }

    private static FetchedPage page(String address, Path file) {
        try {
            String type = ContentKind.ofFile(String.valueOf(file.getFileName()))
                    .map(ContentKind::contentType)
                    .orElse("");
            return new FetchedPage(address, type, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FetchFailure(FetchFailure.Reason.UNREACHABLE, "the document " + address + " cannot be read", e);
        }
    }

    private static String escaped(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path + " is no path", e);
        }
    }

    private static String path(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
