package dev.acumen.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.text.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Where a command writes, and the only way to its streams. Results go to standard output, progress and notices to standard error. With {@code --json}
 * standard output has one line, the result; progress, warnings and errors are still told on standard error, and everything else for people only if
 * {@code --verbose} asks for it, there too. Whatever a model, a page or a file may have put into a text is shown as {@link VisibleText}; the only control
 * characters that leave are those of {@link #bold}, {@link #red}, {@link #green} and of the status line. Thread-safe.
 */
public final class Terminal {

    private static final String ERASE_LINE = "\r\u001B[2K";
    private static final Map<Character, String> COLOURS =
            Map.of('b', "\u001B[1m", 'r', "\u001B[31m", 'g', "\u001B[32m", '0', "\u001B[0m");

    private final Screen out;
    private final Screen err;
    /** Stands before the letter of a colour until the text is written. It cannot be guessed, so no text that comes from outside has it. */
    private final String mark;

    private boolean json;
    private boolean isReported = true;
    private boolean statusShown;

    /**
     * @param out standard output
     * @param err standard error
     */
    public Terminal(Screen out, Screen err) {
        this(out, err, "\uFDD0" + UUID.randomUUID());
    }

    private Terminal(Screen out, Screen err, String mark) {
        this.out = out;
        this.err = err;
        this.mark = mark;
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
        return err.isTerminal();
    }

    /** Text for people that is part of the result; it may have several lines. */
    public synchronized void say(String text) {
        if (!json || isReported) {
            clearStatus();
            println(json ? err : out, text, false);
        }
    }

    /**
     * Text that is the result itself, such as a model's answer. A file or another program gets it as it is, and a person as it can be shown.
     *
     * @param text may have several lines
     */
    public synchronized void hand(String text) {
        if (json || out.isTerminal()) {
            say(text);
        } else {
            clearStatus();
            out.writer().println(text);
            out.writer().flush();
        }
    }

    /** A line for people that explains the result and is no part of it; on standard error. */
    public synchronized void explain(String line) {
        if (isReported) {
            clearStatus();
            println(err, line, false);
        }
    }

    /** A line for people that is not part of the result: progress, a warning, an error. */
    public synchronized void notice(String line) {
        clearStatus();
        println(err, line, true);
    }

    /** The stack trace of an error, for people. */
    public synchronized void trace(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        clearStatus();
        println(err, trace.toString().stripTrailing(), false);
    }

    /**
     * A line that shows how things stand and is replaced by the next; shown only to somebody who watches, without colours. It is cut to the width of the
     * terminal less one column: a line that wraps, or fills the last column, cannot be replaced.
     */
    public synchronized void status(String line) {
        if (err.isTerminal()) {
            String plain = shown(Screen.redirected(err.writer()), line, true);
            err.writer().print(ERASE_LINE + Columns.cut(plain, err.columns().getAsInt() - 1));
            err.writer().flush();
            statusShown = true;
        }
    }

    /** The result as JSON, if that was asked for. */
    public synchronized void result(JsonNode result) {
        if (json) {
            clearStatus();
            try {
                out.writer().println(VisibleText.json(new ObjectMapper().writeValueAsString(result)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree is always JSON", e);
            }
            out.writer().flush();
        }
    }

    /** Standard output, for a library that writes by itself. */
    public PrintWriter outForLibrary() {
        return new PrintWriter(new LineWriter(text -> print(out, text)), true);
    }

    /** Standard error, for a library that writes by itself. */
    public PrintWriter errForLibrary() {
        return new PrintWriter(new LineWriter(text -> print(err, text)), true);
    }

    /** Standard error as bytes, for what writes to the streams of the process. */
    public PrintStream errForProcess() {
        return new PrintStream(new LineBytes(text -> print(err, text)), true, StandardCharsets.UTF_8);
    }

    /** The same terminal for text that programs read. */
    public Terminal withoutColour() {
        return new Terminal(out, err, "");
    }

    /** The text in green, where colours are welcome. */
    public String green(String text) {
        return coloured('g', text);
    }

    /** The text in red, where colours are welcome. */
    public String red(String text) {
        return coloured('r', text);
    }

    /** The text in bold, where colours are welcome. */
    public String bold(String text) {
        return coloured('b', text);
    }

    private String coloured(char colour, String text) {
        return mark.isEmpty() ? text : mark + colour + text + mark + '0';
    }

    private synchronized void print(Screen screen, String text) {
        clearStatus();
        screen.writer().print(shown(screen, text, false));
        screen.writer().flush();
    }

    private void println(Screen screen, String text, boolean onOneLine) {
        screen.writer().println(shown(screen, text, onOneLine));
        screen.writer().flush();
    }

    private String shown(Screen screen, String text, boolean onOneLine) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int found = nextMark(text, at); found >= 0; found = nextMark(text, at)) {
            shown.append(visible(text.substring(at, found), onOneLine));
            at = found + mark.length() + 1;
            if (screen.hasColour()) {
                shown.append(COLOURS.getOrDefault(text.charAt(at - 1), ""));
            }
        }
        return shown.append(visible(text.substring(at), onOneLine)).toString();
    }

    private int nextMark(String text, int from) {
        int found = mark.isEmpty() ? -1 : text.indexOf(mark, from);
        return found + mark.length() < text.length() ? found : -1;
    }

    private static String visible(String text, boolean onOneLine) {
        return onOneLine ? VisibleText.line(text) : VisibleText.of(text);
    }

    private void clearStatus() {
        if (statusShown) {
            err.writer().print(ERASE_LINE);
            err.writer().flush();
            statusShown = false;
        }
    }
}
