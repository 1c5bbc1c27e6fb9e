package dev.acumen.core.text;

import java.util.regex.Pattern;

/** A name or path in a command that a person is shown to type or paste. Thread-safe; holds no state. */
public final class ShellWord {

    private static final Pattern SAFE = Pattern.compile("[\\p{L}\\p{N}_./+:@%,=-]+");

    private ShellWord() {}

    /** The text as a POSIX shell takes it for one word and nothing else, in quotes only where it needs them. */
    public static String of(String text) {
        return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** The path as a POSIX shell takes it for one word, and a program for no option. */
    public static String ofPath(String path) {
        return of(path.startsWith("-") ? "./" + path : path);
    }
}
