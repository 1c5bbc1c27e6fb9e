package dev.acumen.data.published;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Hashes of files, in the two forms in which the hub states them. */
final class Hashes {

    private Hashes() {}

    static String sha256(Path file) throws IOException {
        return of(file, digest("SHA-256"));
    }

    /**
     * Whether the file is what the hub says: 64 digits are the SHA-256 of large files, 40 the hash that git has for small ones.
     * Empty if the hub states neither.
     */
    static Optional<Boolean> agrees(Path file, String stated) throws IOException {
        String hash = stated.replaceFirst("^W/", "").replace("\"", "");
        if (hash.matches("[0-9a-f]{64}")) {
            return Optional.of(hash.equals(sha256(file)));
        }
        if (hash.matches("[0-9a-f]{40}")) {
            MessageDigest digest = digest("SHA-1");
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
            return Optional.of(hash.equals(of(file, digest)));
        }
        return Optional.empty();
    }

    private static String of(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows " + name, e);
        }
    }
}
