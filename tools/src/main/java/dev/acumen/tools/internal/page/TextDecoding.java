package dev.acumen.tools.internal.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text. What counts, in this order: a byte order mark, the content type, what an HTML page says of itself in its first 1,024
 * bytes, UTF-8 if the bytes are UTF-8, else windows-1252. A label that browsers do not know says nothing. Who declares UTF-8 and does not send it
 * is not believed, nor who declares UTF-16 and sends UTF-8.
 */
public final class TextDecoding {

    private static final Pattern PARAMETER =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;\"']+))");

    private TextDecoding() {}

    /**
     * The text.
     *
     * @param contentType as it was declared, such as {@code text/html; charset=gb2312}; may be empty
     * @param isHtml whether the text itself may say what it is encoded in
     */
    public static String text(byte[] body, String contentType, boolean isHtml) {
        if (hasUtf8Mark(body)) {
            return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
        }
        if (hasUtf16Mark(body)) {
            return new String(body, StandardCharsets.UTF_16);
        }
        return inHeader(contentType, body)
                .or(() -> isHtml
                        ? MetaPrescan.of(body).filter(encoding -> isBelievable(encoding, body))
                        : Optional.empty())
                .map(encoding -> encoding.decode(body))
                .or(() -> utf8(body))
                .orElseGet(() -> WebEncoding.WINDOWS_1252.decode(body));
    }

    /** Whether the text is UTF-16, so that zeros in it do not say that it is no text. */
    static boolean isUtf16(byte[] body, String contentType) {
        return hasUtf16Mark(body)
                || (!hasUtf8Mark(body)
                        && inHeader(contentType, body)
                                .or(() -> MetaPrescan.utf16Declaration(body))
                                .filter(WebEncoding::isUtf16)
                                .isPresent());
    }

    private static Optional<WebEncoding> inHeader(String contentType, byte[] body) {
        Matcher parameter = PARAMETER.matcher(contentType);
        if (!parameter.find()) {
            return Optional.empty();
        }
        String quoted = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        return WebEncoding.labelled(quoted == null ? parameter.group(3) : quoted)
                .filter(encoding -> isBelievable(encoding, body));
    }

    private static boolean hasUtf8Mark(byte[] body) {
        return startsWith(body, 0xEF, 0xBB, 0xBF);
    }

    private static boolean hasUtf16Mark(byte[] body) {
        return startsWith(body, 0xFE, 0xFF) || startsWith(body, 0xFF, 0xFE);
    }

    private static boolean isBelievable(WebEncoding encoding, byte[] body) {
        if (encoding.equals(WebEncoding.UTF_8)) {
            return utf8(body).isPresent();
        }
        return !encoding.isUtf16()
                || utf8(body).filter(text -> text.indexOf('\0') < 0).isEmpty();
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
