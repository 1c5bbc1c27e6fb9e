package dev.acumen.tools.ranking;

import dev.acumen.tools.internal.words.WordAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Ranks a fixed list of texts by the words they have in common with a query: Okapi BM25 (Robertson et al. 1995) with k1 = 1.2 and b = 0.75, in memory. Words that stand in more than
 * half of the texts tell none from the others and are passed over, unless there are fewer than 8 texts. The same texts and query always give the same order. Safe for use by several threads.
 */
public final class Bm25Ranking {

    private static final String TEXT = "text";
    private static final String PLACE = "place";
    private static final int MOST_WORDS = 512;
    private static final int FEW_TEXTS = 8;

    private final Analyzer analyzer = WordAnalysis.analyzer();
    private final IndexReader reader;
    private final IndexSearcher searcher;

    /**
     * A text that has words of the query.
     *
     * @param place of the text in the list, from 0
     * @param score above 0; higher is better
     */
    public record Match(int place, double score) {}

    /** @param texts in the order in which equal ones are ranked */
    public Bm25Ranking(List<String> texts) {
        // Nothing outside the heap is held, so there is nothing to close.
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (int place = 0; place < texts.size(); place++) {
                    Document document = new Document();
                    document.add(new TextField(TEXT, texts.get(place), Field.Store.NO));
                    document.add(new StoredField(PLACE, place));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot be made", e);
        }
    }

    /** The texts that have a word of the query, best first, equal ones in the order of the list. */
    public List<Match> rank(String query) {
        try {
            BooleanQuery.Builder words = new BooleanQuery.Builder();
            terms(query).forEach(term -> words.add(new TermQuery(term), BooleanClause.Occur.SHOULD));
            List<Match> matches = new ArrayList<>();
            for (ScoreDoc found : searcher.search(words.build(), Math.max(1, reader.numDocs())).scoreDocs) {
                int place = searcher.storedFields()
                        .document(found.doc)
                        .getField(PLACE)
                        .numericValue()
                        .intValue();
                matches.add(new Match(place, found.score));
            }
            matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::place));
            return List.copyOf(matches);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot be read", e);
        }
    }

    /** The words of the query that tell texts from one another, each once; of very many the rarest. */
    private List<Term> terms(String query) throws IOException {
        Map<Term, Integer> texts = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, query)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                Term term = new Term(TEXT, word.toString());
                if (!texts.containsKey(term)) {
                    texts.put(term, reader.docFreq(term));
                }
            }
            tokens.end();
        }
        int most = reader.numDocs() < FEW_TEXTS ? reader.numDocs() : reader.numDocs() / 2;
        return texts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && entry.getValue() <= most)
                .sorted(Map.Entry.<Term, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
