package dev.acumen.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;

/**
 * Where a command writes. Results go to standard output, progress and notices to standard error; with {@code --json} everything
 * for people goes to standard error and standard output has one line, the result.
 */
public final class Terminal {

    private static final String ERASE_LINE = "\r\u001B[2K";
    private static final String RESET = "\u001B[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean interactive;
    private final boolean colour;
    private boolean json;
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

    /** From now on the result is one line of JSON. */
    public synchronized void resultAsJson() {
        json = true;
    }

    /** Whether a person watches. */
    public boolean isInteractive() {
        return interactive;
    }

    /** A line for people that is part of the result. */
    public synchronized void say(String line) {
        clearStatus();
        PrintWriter target = json ? err : out;
        target.println(line);
        target.flush();
    }

    /** A line for people that is not part of the result. */
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
