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
        if (!hex.matches("[0-9a-f]{64}")) {
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
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
