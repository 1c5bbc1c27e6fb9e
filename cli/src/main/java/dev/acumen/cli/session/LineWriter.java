package dev.acumen.cli.session;

import java.io.Writer;
import java.util.function.Consumer;

/** Hands on what is written to it in whole lines, or up to where it is flushed. */
final class LineWriter extends Writer {

    private final StringBuilder pending = new StringBuilder();
    private final Consumer<String> lines;

    /** @param lines told of text that mostly ends with a line */
    LineWriter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(char[] text, int from, int length) {
        synchronized (lock) {
            pending.append(text, from, length);
            handOn(pending.lastIndexOf("\n") + 1);
        }
    }

    @Override
    public void flush() {
        synchronized (lock) {
            handOn(pending.length());
        }
    }

    @Override
    public void close() {
        flush();
    }

    private void handOn(int end) {
        if (end > 0) {
            String text = pending.substring(0, end);
            pending.delete(0, end);
            lines.accept(text);
        }
    }
}
