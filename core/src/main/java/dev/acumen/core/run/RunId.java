package dev.acumen.core.run;

/**
 * Names one run of the command, as {@code freight-3}.
 *
 * @param value letters, digits, dots, dashes and underscores; starts with a letter or digit
 */
public record RunId(String value) {

    public RunId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a run id: '" + value + "'");
        }
    }

    /** Whether a run may be named so. */
    public static boolean isValid(String value) {
        return value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
    }

    @Override
    public String toString() {
        return value;
    }
}
