package dev.acumen.endpoints.internal.http;

import dev.acumen.net.BoundedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** From the bytes of a body to its text, also where a server packs it without being asked or writes another character set. */
final class BodyText {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private BodyText() {}

    /**
     * The text.
     *
     * @param mostBytes unpacked
     * @throws IOException if it cannot be unpacked, or is longer
     */
    static String of(byte[] body, HttpHeaders headers, long mostBytes) throws IOException {
        String encoding = headers.firstValue("Content-Encoding").orElse("").toLowerCase(Locale.ROOT);
        byte[] plain = switch (encoding) {
            case "gzip", "x-gzip" -> unpacked(new GZIPInputStream(new ByteArrayInputStream(body)), mostBytes);
            case "deflate" -> unpacked(new InflaterInputStream(new ByteArrayInputStream(body)), mostBytes);
            default -> body;
        };
        String text = decoded(plain, headers.firstValue("Content-Type").orElse(""));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static byte[] unpacked(InputStream packed, long mostBytes) throws IOException {
        try (packed) {
            byte[] plain = packed.readNBytes((int) mostBytes + 1);
            if (plain.length > mostBytes) {
                throw new BoundedBody.Overrun(mostBytes);
            }
            return plain;
        }
    }

    /** JSON is UTF-8 whatever the header says; the header counts only where the bytes are not. */
    private static String decoded(byte[] bytes, String contentType) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, declared(contentType));
        }
    }

    private static Charset declared(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
