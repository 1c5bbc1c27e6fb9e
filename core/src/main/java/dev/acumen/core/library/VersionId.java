package dev.acumen.core.library;

/**
 * Names a library version by its content: SHA-256 over the parents and the lessons.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record VersionId(String hex) {

    public VersionId {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a version id: " + hex);
        }
    }

    /** The first ten digits, for people. */
    public String brief() {
        return hex.substring(0, 10);
    }

    @Override
    public String toString() {
        return hex;
    }
}
