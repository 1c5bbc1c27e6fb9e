package dev.acumen.tools.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a page in {@link ReadingOrder}, line by line within each of its parts. */
final class ColumnStripper extends PDFTextStripper {

    ColumnStripper() {
        setSortByPosition(true);
        setLineSeparator("\n");
        setArticleEnd("\n");
    }

    @Override
    protected void writePage() throws IOException {
        List<List<TextPosition>> parts = new ArrayList<>();
        for (List<TextPosition> article : charactersByArticle) {
            List<List<TextPosition>> ordered = ReadingOrder.of(article);
            if (ordered.size() == 1) {
                parts.add(article);
            } else {
                // Each is sorted in place.
                ordered.forEach(part -> parts.add(new ArrayList<>(part)));
            }
        }
        charactersByArticle = new ArrayList<>(parts);
        super.writePage();
    }
}
