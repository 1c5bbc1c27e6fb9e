package dev.acumen.cli.session;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * A stream that a command writes to, and who is at its other end.
 *
 * @param writer the stream
 * @param isTerminal whether a person watches; otherwise it is a file or another program
 * @param hasColour whether colours are welcome there
 * @param columns how wide it is, if it is a terminal
 */
public record Screen(PrintWriter writer, boolean isTerminal, boolean hasColour, IntSupplier columns) {

    /** A file or another program. */
    public static Screen redirected(PrintWriter writer) {
        return new Screen(writer, false, false, () -> Integer.MAX_VALUE);
    }

    /** A terminal that somebody watches. */
    public static Screen terminal(PrintWriter writer, boolean hasColour, IntSupplier columns) {
        return new Screen(writer, true, hasColour, columns);
    }
}
