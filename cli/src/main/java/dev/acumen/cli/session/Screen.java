package dev.acumen.cli.session;

import java.io.PrintWriter;

/**
 * A stream that a command writes to, and who is at its other end.
 *
 * @param writer the stream
 * @param isTerminal whether a person watches; otherwise it is a file or another program
 * @param hasColour whether colours are welcome there
 */
public record Screen(PrintWriter writer, boolean isTerminal, boolean hasColour) {

    /** A file or another program. */
    public static Screen redirected(PrintWriter writer) {
        return new Screen(writer, false, false);
    }

    /** A terminal that somebody watches. */
    public static Screen terminal(PrintWriter writer, boolean hasColour) {
        return new Screen(writer, true, hasColour);
    }
}
