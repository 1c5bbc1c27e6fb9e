package dev.acumen.core.run;

import java.nio.charset.StandardCharsets;

/**
 * Names one run of the command, as {@code freight-3}.
 *
 * @param value letters, digits, dots, dashes and underscores; starts with a letter or digit
 */
public record RunId(String value) {

    /** File systems allow names of 255 bytes. */
    private static final int LONGEST_NAME = 200;

    public RunId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a run id: '" + value + "'");
        }
    }

    /**
     * The name of a numbered run.
     *
     * @param of what is learned or measured, such as a library or the folder of a domain; of what a run's name cannot have, a dash is left
     * @param number told apart from others of it
     */
    public static RunId numbered(String of, int number) {
        String plain = of.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[^\\p{L}\\p{N}]+", "");
        StringBuilder name = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
            String one = Character.toString(plain.codePointAt(at));
            bytes += one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                break;
            }
            name.append(one);
        }
        return new RunId((name.isEmpty() ? "run" : name) + "-" + number);
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
