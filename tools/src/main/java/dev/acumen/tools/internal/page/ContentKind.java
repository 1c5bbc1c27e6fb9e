package dev.acumen.tools.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of content that can be read. */
public enum ContentKind {
    /** HTML and XHTML. */
    HTML,
    /** Markdown, which is shown as it is. */
    MARKDOWN,
    /** JSON, which is shown as it is. */
    JSON,
    /** Text without markup. */
    TEXT,
    /** PDF. */
    PDF;

    private static final int LOOKED_AT = 2_000;

    /** The kind that a content type such as {@code text/html; charset=utf-8} declares, if it is one that can be read. */
    public static Optional<ContentKind> declared(String contentType) {
        String type = mediaType(contentType);
        return switch (type) {
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "text/markdown", "text/x-markdown" -> Optional.of(MARKDOWN);
            case "application/json", "text/json", "application/x-ndjson" -> Optional.of(JSON);
            case "text/plain", "text/csv", "text/tab-separated-values" -> Optional.of(TEXT);
            case "application/pdf", "application/x-pdf" -> Optional.of(PDF);
            default -> type.endsWith("+json") ? Optional.of(JSON) : Optional.empty();
        };
    }

    /** Whether the content type says nothing of the content, so that only the content itself tells. */
    public static boolean isUndeclared(String contentType) {
        return switch (mediaType(contentType)) {
            case "", "application/octet-stream", "binary/octet-stream", "application/force-download" -> true;
            default -> false;
        };
    }

    /**
     * The kind that content is: as it is declared, unless the content is plainly something else. A PDF that is declared as HTML is a PDF,
     * a login page that is declared as PDF is HTML, and bytes with zeros in them are no text, unless they are UTF-16.
     */
    public static Optional<ContentKind> of(String contentType, byte[] body) {
        boolean isUtf16 = TextDecoding.isUtf16(body, contentType);
        String start = isUtf16
                ? TextDecoding.text(Arrays.copyOf(body, Math.min(body.length, LOOKED_AT)), contentType, true)
                : new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        boolean isText = isUtf16 || !hasZeros(body);
        if (start.stripLeading().startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        boolean looksLikeHtml = start.replaceFirst("^(\u00EF\u00BB\u00BF|\uFEFF)", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT)
                .matches("(?s)(<!doctype html|<html|<head|<body).*");
        Optional<ContentKind> declared = declared(contentType);
        if (declared.filter(kind -> kind == PDF).isPresent() || isUndeclared(contentType)) {
            return looksLikeHtml ? Optional.of(HTML) : isText ? Optional.of(TEXT) : Optional.empty();
        }
        return declared.filter(kind -> isText);
    }

    /** The kind of a file by its name, if it can be read. */
    public static Optional<ContentKind> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
            case "html", "htm", "xhtml" -> Optional.of(HTML);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            case "json", "jsonl" -> Optional.of(JSON);
            case "txt", "text", "csv", "tsv", "rst" -> Optional.of(TEXT);
            case "pdf" -> Optional.of(PDF);
            default -> Optional.empty();
        };
    }

    /** The content type of the kind. */
    public String contentType() {
        return switch (this) {
            case HTML -> "text/html";
            case MARKDOWN -> "text/markdown";
            case JSON -> "application/json";
            case TEXT -> "text/plain";
            case PDF -> "application/pdf";
        };
    }

    private static boolean hasZeros(byte[] body) {
        for (int i = 0; i < Math.min(body.length, LOOKED_AT); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
