package dev.acumen.tools.internal.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilterFactory;
import org.apache.lucene.analysis.core.LowerCaseFilterFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilterFactory;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilterFactory;
import org.apache.lucene.analysis.standard.StandardTokenizerFactory;

/** What counts as a word, wherever texts are looked up by their words. */
public final class WordAnalysis {

    private WordAnalysis() {}

    /** Words without case, accents and English plurals; Chinese, Japanese and Korean text by pairs of characters. */
    public static Analyzer analyzer() {
        try {
            return CustomAnalyzer.builder()
                    .withTokenizer(StandardTokenizerFactory.class)
                    .addTokenFilter(LowerCaseFilterFactory.class)
                    .addTokenFilter(CJKBigramFilterFactory.class)
                    .addTokenFilter(ASCIIFoldingFilterFactory.class)
                    .addTokenFilter(EnglishMinimalStemFilterFactory.class)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("the parts of Lucene are not all there", e);
        }
    }
}
