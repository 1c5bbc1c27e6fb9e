package dev.acumen.tools.corpus;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.tools.internal.page.ContentKind;
import dev.acumen.tools.internal.words.WordAnalysis;
import dev.acumen.tools.page.Documents;
import dev.acumen.tools.page.ReadableDocument;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The index of a corpus. A query's words are all optional; documents that hold more of them, in order, or in their title come first. No
 * query is malformed. Words are compared without case, accents and English plurals; Chinese, Japanese and Korean text by pairs of characters.
 */
final class CorpusIndex implements WebSearchEngine, AutoCloseable {

    private static final String ADDRESS = "address";
    private static final String STAMP = "stamp";
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final float TITLE_BOOST = 3;
    private static final float PHRASE_BOOST = 2;
    private static final int WORDS_APART = 2;
    private static final int LONGEST_QUERY = 500;
    private static final int LONGEST_SNIPPET = 240;
    private static final int USUAL_RESULTS = 5;

    private final Directory directory;
    private final IndexReader reader;
    private final Analyzer analyzer;
    private final List<String> unreadable;

    private CorpusIndex(Directory directory, Analyzer analyzer, List<String> unreadable) throws IOException {
        this.directory = directory;
        this.analyzer = analyzer;
        this.unreadable = List.copyOf(unreadable);
        this.reader = DirectoryReader.open(directory);
    }

    /** The index of these files, by their addresses. While another process writes it, it is taken as it stands. */
    static CorpusIndex upToDate(Map<String, Path> files, Path folder) throws IOException {
        PrivateFiles.folder(folder);
        try {
            return opened(files, folder);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            // It holds nothing that cannot be read from the documents again.
            try (Stream<Path> made = Files.list(folder)) {
                for (Path file : made.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            return opened(files, folder);
        }
    }

    private static CorpusIndex opened(Map<String, Path> files, Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        Analyzer analyzer = WordAnalysis.analyzer();
        List<String> unreadable = new ArrayList<>();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                update(writer, files, unreadable);
                writer.commit();
            }
            PrivateFiles.close(folder);
        } catch (LockObtainFailedException e) {
            if (!DirectoryReader.indexExists(directory)) {
                throw new IOException(
                        "another process is making the index in " + folder + "; try again when it is done", e);
            }
        }
        return new CorpusIndex(directory, analyzer, unreadable);
    }

    int size() {
        return reader.numDocs();
    }

    List<String> unreadable() {
        return unreadable;
    }

    @Override
    public WebSearchResults search(WebSearchRequest request) {
        int wanted = Math.max(1, Optional.ofNullable(request.maxResults()).orElse(USUAL_RESULTS));
        String terms = request.searchTerms();
        Optional<Query> query = query(terms.substring(0, Math.min(LONGEST_QUERY, terms.length())));
        List<WebSearchOrganicResult> results =
                query.map(found -> results(found, wanted)).orElseGet(List::of);
        return WebSearchResults.from(
                Map.of("engine", "corpus"), WebSearchInformationResult.from((long) results.size()), results);
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(IndexWriter writer, Map<String, Path> files, List<String> unreadable)
            throws IOException {
        Map<String, String> known = stamps(writer);
        for (String address : known.keySet()) {
            if (!files.containsKey(address)) {
                writer.deleteDocuments(new Term(ADDRESS, address));
            }
        }
        Documents documents = new Documents();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String stamp = Documents.EDITION + " " + Files.size(file.getValue()) + " "
                    + Files.getLastModifiedTime(file.getValue());
            if (stamp.equals(known.get(file.getKey()))) {
                continue;
            }
            try {
                String type = ContentKind.ofFile(String.valueOf(file.getValue().getFileName()))
                        .map(ContentKind::contentType)
                        .orElse("");
                ReadableDocument read = documents.read(Files.readAllBytes(file.getValue()), type, file.getKey());
                writer.updateDocument(new Term(ADDRESS, file.getKey()), document(file.getKey(), stamp, read));
            } catch (ToolFailure e) {
                writer.deleteDocuments(new Term(ADDRESS, file.getKey()));
                unreadable.add(file.getValue() + ": " + e.getMessage());
            }
        }
    }

    private static Document document(String address, String stamp, ReadableDocument read) {
        Document document = new Document();
        document.add(new StringField(ADDRESS, address, Field.Store.YES));
        document.add(new SortedDocValuesField(ADDRESS, new BytesRef(address)));
        document.add(new StoredField(STAMP, stamp));
        document.add(new TextField(TITLE, read.title(), Field.Store.YES));
        document.add(new TextField(TEXT, read.text(), Field.Store.YES));
        return document;
    }

    private static Map<String, String> stamps(IndexWriter writer) throws IOException {
        Map<String, String> stamps = new HashMap<>();
        try (IndexReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            TopDocs all = searcher.search(new MatchAllDocsQuery(), Math.max(1, reader.numDocs()));
            for (var hit : all.scoreDocs) {
                Document document = searcher.storedFields().document(hit.doc);
                stamps.put(document.get(ADDRESS), document.get(STAMP));
            }
        }
        return stamps;
    }

    private Optional<Query> query(String words) {
        QueryBuilder queries = new QueryBuilder(analyzer);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean any = add(all, queries.createBooleanQuery(TEXT, words), 1);
        any |= add(all, queries.createBooleanQuery(TITLE, words), TITLE_BOOST);
        any |= add(all, queries.createPhraseQuery(TEXT, words, WORDS_APART), PHRASE_BOOST);
        return any ? Optional.of(all.build()) : Optional.empty();
    }

    private static boolean add(BooleanQuery.Builder all, @Nullable Query part, float boost) {
        if (part != null) {
            all.add(new BoostQuery(part, boost), BooleanClause.Occur.SHOULD);
        }
        return part != null;
    }

    private List<WebSearchOrganicResult> results(Query query, int wanted) {
        try {
            IndexSearcher searcher = new IndexSearcher(reader);
            TopDocs top = searcher.search(
                    query, wanted, new Sort(SortField.FIELD_SCORE, new SortField(ADDRESS, SortField.Type.STRING)));
            UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, analyzer)
                    .withFormatter(new DefaultPassageFormatter("**", "**", " ... ", false))
                    .build();
            String[] snippets = highlighter.highlight(TEXT, query, top, 2);
            List<WebSearchOrganicResult> results = new ArrayList<>();
            for (int i = 0; i < top.scoreDocs.length; i++) {
                Document document = searcher.storedFields().document(top.scoreDocs[i].doc);
                String snippet = oneLine(snippets[i] == null ? "" : snippets[i]);
                results.add(
                        snippet.isEmpty()
                                ? WebSearchOrganicResult.from(title(document), URI.create(document.get(ADDRESS)))
                                : new WebSearchOrganicResult(
                                        title(document), URI.create(document.get(ADDRESS)), snippet, null, Map.of()));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException("the index cannot be read: " + FileProblem.reading(Path.of("index"), e), e);
        }
    }

    private static String title(Document document) {
        String title = oneLine(document.get(TITLE));
        return title.isEmpty() ? document.get(ADDRESS) : title;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST_SNIPPET) {
            return line;
        }
        int end = line.lastIndexOf(' ', LONGEST_SNIPPET);
        return line.substring(0, end < 1 ? LONGEST_SNIPPET : end) + " ...";
    }
}
