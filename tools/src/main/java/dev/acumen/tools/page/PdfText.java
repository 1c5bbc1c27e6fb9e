package dev.acumen.tools.page;

import dev.acumen.core.tool.ToolFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Text of a PDF, page by page. */
final class PdfText {

    private final int maxPages;

    PdfText(int maxPages) {
        this.maxPages = maxPages;
    }

    ReadableDocument read(String address, byte[] body) {
        if (PdfInflation.isTooMuch(body)) {
            throw new ToolFailure(address + " is a PDF that unpacks to far more than it should; it is not read");
        }
        try (PDDocument document = Loader.loadPDF(body)) {
            return text(document);
        } catch (InvalidPasswordException e) {
            throw new ToolFailure(address + " is a PDF that is protected with a password");
        } catch (IOException e) {
            throw new ToolFailure(address + " is a PDF that is broken and cannot be read");
        } catch (RuntimeException | StackOverflowError e) {
            // The file comes from anywhere, and whatever it provokes in the parser says only that it is broken.
            throw new ToolFailure(address + " is a PDF that is broken and cannot be read");
        }
    }

    private ReadableDocument text(PDDocument document) throws IOException {
        List<Block> blocks = new ArrayList<>();
        int pages = document.getNumberOfPages();
        boolean hasText = false;
        for (int page = 1; page <= Math.min(pages, maxPages); page++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
            PDFTextStripper stripper = new ColumnStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            List<String> lines = stripper.getText(document)
                    .lines()
                    .map(String::stripTrailing)
                    .filter(line -> !line.isBlank())
                    .toList();
            if (page > 1) {
                blocks.add(Block.of("-- page " + page + " --"));
            }
            if (!lines.isEmpty()) {
                hasText = true;
                blocks.add(new Block("", lines, ""));
            }
        }
        if (!hasText) {
            blocks.clear();
            blocks.add(Block.of("(this PDF holds no text, only pictures of its " + pages + " pages)"));
        }
        if (pages > maxPages) {
            blocks.add(Block.of("(only the first " + maxPages + " of " + pages + " pages are read)"));
        }
        String title = Optional.ofNullable(document.getDocumentInformation().getTitle())
                .orElse("")
                .replaceAll("\\s+", " ")
                .strip();
        return new ReadableDocument(title, blocks, List.of());
    }
}
