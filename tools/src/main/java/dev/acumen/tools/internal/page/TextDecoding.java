package dev.acumen.tools.internal.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text. What counts, in this order: a byte order mark, the content type, what an HTML page says of itself, UTF-8 if the bytes
 * are UTF-8, else windows-1252. Who declares UTF-8 and does not send it is not believed.
 */
public final class TextDecoding {

    private static final Pattern PARAMETER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern META =
            Pattern.compile("(?i)<(?:meta|\\?xml)[^>]{0,300}?(?:charset|encoding)\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final int HEAD = 4_096;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private TextDecoding() {}

    public static String text(byte[] body, String contentType, boolean isHtml) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
        }
        if (hasUtf16Mark(body)) {
            return new String(body, StandardCharsets.UTF_16);
        }
        Optional<Charset> declared = named(PARAMETER, contentType);
        if (isHtml) {
            String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
            // A page that was found to be ASCII so far is not UTF-16, whatever it says of itself.
            Optional<Charset> own =
                    named(META, head).filter(charset -> !charset.name().startsWith("UTF-16"));
            declared = declared.filter(charset -> isBelievable(charset, body)).or(() -> own);
        }
        return declared.filter(charset -> isBelievable(charset, body))
                .map(charset -> new String(body, charset))
                .or(() -> utf8(body))
                .orElseGet(() -> new String(body, WESTERN));
    }

    public static boolean hasUtf16Mark(byte[] body) {
        return startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE);
    }

    private static boolean isBelievable(Charset charset, byte[] body) {
        return !charset.equals(StandardCharsets.UTF_8) || utf8(body).isPresent();
    }

    /** A broken last character is forgiven: the text may have been cut. */
    private static Optional<String> utf8(byte[] body) {
        for (int cut = 0; cut <= Math.min(3, body.length); cut++) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body, 0, body.length - cut))
                        .toString());
            } catch (CharacterCodingException e) {
                if (body.length - cut > 0 && body[body.length - cut - 1] >= 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(Pattern where, String text) {
        Matcher found = where.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = found.group(1).toLowerCase(Locale.ROOT);
        try {
            // Browsers read these as windows-1252, which has what the others lack.
            boolean isWestern = name.equals("iso-8859-1")
                    || name.equals("latin1")
                    || name.equals("us-ascii")
                    || name.equals("ascii");
            return Optional.of(isWestern ? WESTERN : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] body, int... start) {
        if (body.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((body[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
