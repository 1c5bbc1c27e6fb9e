package dev.acumen.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;

/**
 * Where a command writes. Results go to standard output, progress and notices to standard error. With {@code --json} standard output has one line, the
 * result; progress, warnings and errors are still told on standard error, and everything else for people only if {@code --verbose} asks for it, there too.
 */
public final class Terminal {

    private static final String ERASE_LINE = "\r\u001B[2K";
    private static final String RESET = "\u001B[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean colour;
    private boolean json;
    private boolean isReported = true;
    private boolean statusShown;

    /**
     * @param out standard output
     * @param err standard error
     * @param interactive whether a person watches standard error
     * @param colour whether colours are welcome
     */
    public Terminal(PrintWriter out, PrintWriter err, boolean interactive, boolean colour) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colour = colour;
    }

    /**
     * From now on the result is one line of JSON.
     *
     * @param isReported whether people are told it too, on standard error
     */
    public synchronized void resultAsJson(boolean isReported) {
        json = true;
        this.isReported = isReported;
    }

    /** Whether a person watches. */
    public boolean isInteractive() {
        return interactive;
    }

    /** A line for people that is part of the result. */
    public synchronized void say(String line) {
        print(json ? err : out, line);
    }

    /** A line for people that explains the result and is no part of it; on standard error. */
    public synchronized void explain(String line) {
        print(err, line);
    }

    private void print(PrintWriter target, String line) {
        if (isReported) {
            clearStatus();
            target.println(line);
            target.flush();
        }
    }

    /** A line for people that is not part of the result: progress, a warning, an error. */
    public synchronized void notice(String line) {
        clearStatus();
        err.println(line);
        err.flush();
    }

    /** A line that shows how things stand and is replaced by the next; shown only to somebody who watches. */
    public synchronized void status(String line) {
        if (interactive) {
            err.print(ERASE_LINE + line);
            err.flush();
            statusShown = true;
        }
    }

    /** The result as JSON, if that was asked for. */
    public synchronized void result(JsonNode result) {
        if (json) {
            clearStatus();
            try {
                out.println(new ObjectMapper().writeValueAsString(result));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree is always JSON", e);
            }
            out.flush();
        }
    }

    /** The same terminal for text that programs read. */
    public Terminal withoutColour() {
        return new Terminal(out, err, interactive, false);
    }

    /** The text in green, where colours are welcome. */
    public String green(String text) {
        return coloured("\u001B[32m", text);
    }

    /** The text in red, where colours are welcome. */
    public String red(String text) {
        return coloured("\u001B[31m", text);
    }

    /** The text in bold, where colours are welcome. */
    public String bold(String text) {
        return coloured("\u001B[1m", text);
    }

    private String coloured(String code, String text) {
        return colour ? code + text + RESET : text;
    }

    private void clearStatus() {
        if (statusShown) {
            err.print(ERASE_LINE);
            err.flush();
            statusShown = false;
        }
    }
}
