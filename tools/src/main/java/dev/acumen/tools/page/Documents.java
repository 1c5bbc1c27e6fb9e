package dev.acumen.tools.page;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.tools.internal.page.ContentKind;
import dev.acumen.tools.internal.page.TextDecoding;
import java.util.ArrayList;
import java.util.List;

/** Turns the bytes of a document into text. Keeps no state. */
public final class Documents {

    /** Another number whenever documents come out as another text, so that who keeps text knows when to read them again. */
    public static final int EDITION = 2;

    private static final int DEFAULT_PDF_PAGES = 500;
    private static final int DEFAULT_NAVIGATION_LINKS = 30;

    private final PdfText pdf;
    private final int navigationLinks;

    /** Reads up to 500 pages of a PDF and shows up to 30 links of a page's navigation. */
    public Documents() {
        this(DEFAULT_PDF_PAGES, DEFAULT_NAVIGATION_LINKS);
    }

    /**
     * With limits.
     *
     * @param maxPdfPages how many pages of a PDF are read; the text says where it stops
     * @param navigationLinks how many links of an HTML page's navigation are shown below its text; 0 for none
     */
    public Documents(int maxPdfPages, int navigationLinks) {
        if (maxPdfPages < 1 || navigationLinks < 0) {
            throw new IllegalArgumentException("at least one page is read, and links are counted from 0");
        }
        this.pdf = new PdfText(maxPdfPages);
        this.navigationLinks = navigationLinks;
    }

    /**
     * The document as text.
     *
     * @param address where it was found: what relative links start from, and the title of a document that has none
     * @param contentType as it was declared; what is plainly something else is read as what it is
     * @throws ToolFailure if it cannot be read, in one line for a model
     */
    public ReadableDocument read(byte[] body, String contentType, String address) {
        ContentKind kind = ContentKind.of(contentType, body)
                .orElseThrow(() -> new ToolFailure(address + " cannot be read as text"));
        ReadableDocument document = switch (kind) {
            case PDF -> pdf.read(address, body);
            case HTML -> HtmlText.read(TextDecoding.text(body, contentType, true), new Links(address), navigationLinks);
            case MARKDOWN, JSON, TEXT -> plain(TextDecoding.text(body, contentType, false), kind);
        };
        return document.title().isBlank()
                ? new ReadableDocument(lastName(address), document.blocks(), document.links())
                : document;
    }

    private static ReadableDocument plain(String text, ContentKind kind) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String title = "";
        for (String line : text.lines().toList()) {
            if (kind == ContentKind.MARKDOWN && title.isEmpty() && line.startsWith("# ")) {
                title = line.substring(2).strip();
            }
            if (line.isBlank()) {
                flush(lines, blocks);
            } else {
                lines.add(line);
            }
        }
        flush(lines, blocks);
        return new ReadableDocument(title, blocks, List.of());
    }

    private static void flush(List<String> lines, List<Block> blocks) {
        if (!lines.isEmpty()) {
            blocks.add(new Block("", lines, ""));
            lines.clear();
        }
    }

    private static String lastName(String address) {
        String path = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    }
}
