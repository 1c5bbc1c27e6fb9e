package dev.acumen.simulation.web.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One page.
 *
 * @param address under a made-up host
 * @param title of the page
 * @param text Markdown with headings, lists, tables and links; raw HTML in lines that start with an angle bracket
 * @param isPdf whether it is served as a PDF, line by line
 * @param isPlanted whether it was planted to mislead: superseded, provisional or hostile
 */
public record SitePage(URI address, String title, String text, boolean isPdf, boolean isPlanted) {

    /** What a server sends. */
    public byte[] content() {
        return isPdf
                ? PdfText.of(text.lines().toList())
                : HtmlText.of(title, text).getBytes(StandardCharsets.UTF_8);
    }

    /** The media type of {@link #content}. */
    public String type() {
        return isPdf ? "application/pdf" : "text/html; charset=utf-8";
    }
}
