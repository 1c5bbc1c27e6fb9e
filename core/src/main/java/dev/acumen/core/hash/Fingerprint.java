package dev.acumen.core.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over canonical bytes: every field is preceded by its length, so that no two lists of fields share an encoding.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

    public Fingerprint {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + hex);
        }
    }

    /** The fingerprint of the given fields, in their order. */
    public static Fingerprint of(String... fields) {
        return of(List.of(fields));
    }

    /** The fingerprint of the given fields, in their order. */
    public static Fingerprint of(List<String> fields) {
        MessageDigest digest = sha256();
        for (String field : fields) {
            encode(field, digest);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /** The first 12 digits, for people. */
    public String brief() {
        return hex.substring(0, 12);
    }

    /** A seed made of the first eight bytes. */
    public long seed() {
        return Long.parseUnsignedLong(hex.substring(0, 16), 16);
    }

    private static boolean isHex(String text) {
        boolean isHex = text.length() == 64;
        for (int i = 0; isHex && i < text.length(); i++) {
            char digit = text.charAt(i);
            isHex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return isHex;
    }

    private static boolean isWellFormed(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (Character.isSurrogate(field.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(field);
            }
        }
        return true;
    }

    /** UTF-8 would turn every half of a broken surrogate pair into one question mark; such a field is written as UTF-16. */
    private static void encode(String field, MessageDigest digest) {
        boolean isWellFormed = isWellFormed(field);
        byte[] bytes = isWellFormed ? field.getBytes(StandardCharsets.UTF_8) : utf16(field);
        int length = isWellFormed ? bytes.length : -bytes.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        digest.update(bytes);
    }

    private static byte[] utf16(String field) {
        ByteBuffer bytes = ByteBuffer.allocate(field.length() * Character.BYTES);
        field.chars().forEach(unit -> bytes.putChar((char) unit));
        return bytes.array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
