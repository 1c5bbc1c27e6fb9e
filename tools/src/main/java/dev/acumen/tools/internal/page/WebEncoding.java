package dev.acumen.tools.internal.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An encoding that a page may name, decoded as browsers decode it (<a href="https://encoding.spec.whatwg.org/">Encoding Standard</a>): most
 * labels mean a superset of what they say, such as {@code gb2312} GB 18030 and {@code iso-8859-1} windows-1252. Immutable.
 *
 * @param name of the JDK's charset, or of the encoding where the JDK has none
 */
record WebEncoding(String name) {

    static final WebEncoding UTF_8 = new WebEncoding("UTF-8");
    static final WebEncoding UTF_16BE = new WebEncoding("UTF-16BE");
    static final WebEncoding UTF_16LE = new WebEncoding("UTF-16LE");
    static final WebEncoding WINDOWS_1252 = new WebEncoding("windows-1252");

    private static final String UNREADABLE = "replacement";
    private static final String TABLE = "table:";
    private static final Map<String, WebEncoding> BY_LABEL = labels();
    private static final Properties TABLES = tables();

    /** The encoding of a label, whatever its case and the white space around it. */
    static Optional<WebEncoding> labelled(String label) {
        return Optional.ofNullable(BY_LABEL.get(label.strip().toLowerCase(Locale.ROOT)))
                .filter(WebEncoding::isHere);
    }

    boolean isUtf16() {
        return equals(UTF_16BE) || equals(UTF_16LE);
    }

    /** What the page can mean that names this encoding in its markup, which could not be read if it were UTF-16. */
    WebEncoding inMarkup() {
        return isUtf16() ? UTF_8 : name.equals(TABLE + "x-user-defined") ? WINDOWS_1252 : this;
    }

    /** Every sequence that means nothing becomes U+FFFD. */
    String decode(byte[] body) {
        if (name.equals(UNREADABLE)) {
            return body.length == 0 ? "" : "\uFFFD";
        }
        if (name.startsWith(TABLE)) {
            return byTable(body, TABLES.getProperty(name.substring(TABLE.length())));
        }
        List<Charset> charsets = charsets().toList();
        return charsets.size() == 1
                ? new String(body, charsets.get(0))
                : withFallback(body, charsets.get(0), charsets.get(1));
    }

    private boolean isHere() {
        return name.equals(UNREADABLE)
                || name.startsWith(TABLE)
                || Stream.of(name.split(" ")).allMatch(Charset::isSupported);
    }

    private Stream<Charset> charsets() {
        return Stream.of(name.split(" ")).map(Charset::forName);
    }

    private static String byTable(byte[] body, String highHalf) {
        StringBuilder text = new StringBuilder(body.length);
        for (byte b : body) {
            text.append(b >= 0 ? (char) b : highHalf.charAt(b & 0x7F));
        }
        return text.toString();
    }

    private static String withFallback(byte[] body, Charset first, Charset second) {
        CharsetDecoder decoder = first.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(body);
        // None of these makes more characters than there are bytes.
        CharBuffer out = CharBuffer.allocate(body.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            int length = Math.min(result.length(), in.remaining());
            out.put(new String(body, in.position(), length, second));
            in.position(in.position() + length);
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    private static Map<String, WebEncoding> labels() {
        Map<String, WebEncoding> labels = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource("encodings.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] sides = line.split(" = ", 2);
                for (String label : sides[1].split(" ", -1)) {
                    labels.put(label, new WebEncoding(sides[0]));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(labels);
    }

    private static Properties tables() {
        Properties tables = new Properties();
        try (InputStream in = resource("tables.properties")) {
            tables.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WebEncoding.class.getResourceAsStream(name), name);
    }
}
