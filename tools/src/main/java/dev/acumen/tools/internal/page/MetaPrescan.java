package dev.acumen.tools.internal.page;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that an HTML page names in its first 1,024 bytes: the first {@code meta} with a {@code charset}, or with
 * {@code http-equiv=content-type} and a {@code content}, that stands in no comment and no other element's attribute; else the encoding of an XML
 * declaration (<a href="https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding">HTML Standard,
 * 13.2.3.2</a>). Used once.
 */
final class MetaPrescan {

    private static final int LOOKED_AT = 1_024;
    private static final Pattern XML =
            Pattern.compile("^<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*(?:\"([^\">]*)\"|'([^'>]*)')");
    private static final Pattern IN_CONTENT = Pattern.compile(
            "(?i)charset[\\t\\n\\f\\r ]*=[\\t\\n\\f\\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\"'\\t\\n\\f\\r ;][^\\t\\n\\f\\r ;]*))");
    private static final String SPACE = "\t\n\f\r ";

    private final String head;
    private int at;

    private MetaPrescan(String head) {
        this.head = head;
    }

    static Optional<WebEncoding> of(byte[] body) {
        Optional<WebEncoding> utf16 = utf16Declaration(body);
        if (utf16.isPresent()) {
            return utf16;
        }
        String head = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return new MetaPrescan(head).meta().or(() -> xml(head)).map(WebEncoding::inMarkup);
    }

    /** UTF-16 of a page that has no mark, but starts with an XML declaration. */
    static Optional<WebEncoding> utf16Declaration(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 6), StandardCharsets.ISO_8859_1);
        return switch (start) {
            case "<\0?\0x\0" -> Optional.of(WebEncoding.UTF_16LE);
            case "\0<\0?\0x" -> Optional.of(WebEncoding.UTF_16BE);
            default -> Optional.empty();
        };
    }

    private static Optional<WebEncoding> xml(String head) {
        Matcher declaration = XML.matcher(head);
        return declaration.find()
                ? WebEncoding.labelled(declaration.group(1) == null ? declaration.group(2) : declaration.group(1))
                : Optional.empty();
    }

    private Optional<WebEncoding> meta() {
        while (at < head.length()) {
            if (head.startsWith("<!--", at)) {
                skipPast("-->", at + 2);
            } else if (isMeta()) {
                at += "<meta".length();
                Optional<WebEncoding> named = named();
                if (named.isPresent()) {
                    return named;
                }
            } else if (isTag()) {
                while (at < head.length() && SPACE.indexOf(head.charAt(at)) < 0 && head.charAt(at) != '>') {
                    at++;
                }
                while (attribute().isPresent()) {
                    // Only where they end matters.
                }
            } else if (head.startsWith("<!", at) || head.startsWith("</", at) || head.startsWith("<?", at)) {
                skipPast(">", at);
            } else {
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean isMeta() {
        return head.regionMatches(true, at, "<meta", 0, 5)
                && at + 5 < head.length()
                && (SPACE + "/").indexOf(head.charAt(at + 5)) >= 0;
    }

    private boolean isTag() {
        int name = head.startsWith("</", at) ? at + 2 : at + 1;
        return head.charAt(at) == '<' && name < head.length() && isLetter(head.charAt(name));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private Optional<WebEncoding> named() {
        Set<String> seen = new HashSet<>();
        boolean isContentType = false;
        Optional<WebEncoding> byCharset = Optional.empty();
        Optional<WebEncoding> byContent = Optional.empty();
        for (Optional<Attribute> next = attribute(); next.isPresent(); next = attribute()) {
            Attribute attribute = next.get();
            if (!seen.add(attribute.name())) {
                continue;
            }
            switch (attribute.name()) {
                case "http-equiv" -> isContentType = attribute.value().equalsIgnoreCase("content-type");
                case "content" -> byContent = inContent(attribute.value());
                case "charset" -> byCharset = WebEncoding.labelled(attribute.value());
                default -> {}
            }
        }
        // An element that is cut off says nothing.
        return at >= head.length()
                ? Optional.empty()
                : seen.contains("charset") ? byCharset : isContentType ? byContent : Optional.empty();
    }

    private static Optional<WebEncoding> inContent(String content) {
        Matcher found = IN_CONTENT.matcher(content);
        if (!found.find()) {
            return Optional.empty();
        }
        String quoted = found.group(1) == null ? found.group(2) : found.group(1);
        return WebEncoding.labelled(quoted == null ? found.group(3) : quoted);
    }

    /** The next attribute of the element; empty where that or what was looked at ends. */
    private Optional<Attribute> attribute() {
        skip(SPACE + "/");
        if (at >= head.length() || head.charAt(at) == '>') {
            return Optional.empty();
        }
        int start = at++;
        while (at < head.length() && (SPACE + "/>=").indexOf(head.charAt(at)) < 0) {
            at++;
        }
        String name = head.substring(start, at).toLowerCase(Locale.ROOT);
        skip(SPACE);
        if (at >= head.length() || head.charAt(at) != '=') {
            return at >= head.length() ? Optional.empty() : Optional.of(new Attribute(name, ""));
        }
        at++;
        skip(SPACE);
        return value().map(value -> new Attribute(name, value));
    }

    private Optional<String> value() {
        if (at >= head.length()) {
            return Optional.empty();
        }
        char quote = head.charAt(at);
        int start = quote == '"' || quote == '\'' ? at + 1 : at;
        int end = start;
        while (end < head.length()
                && (start > at ? head.charAt(end) != quote : (SPACE + ">").indexOf(head.charAt(end)) < 0)) {
            end++;
        }
        boolean isQuoted = start > at;
        at = Math.min(head.length(), isQuoted ? end + 1 : end);
        return end < head.length() ? Optional.of(head.substring(start, end)) : Optional.empty();
    }

    private void skip(String characters) {
        while (at < head.length() && characters.indexOf(head.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skipPast(String end, int from) {
        int found = head.indexOf(end, from);
        at = found < 0 ? head.length() : found + end.length();
    }

    private record Attribute(String name, String value) {}
}
