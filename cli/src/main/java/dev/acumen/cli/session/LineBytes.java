package dev.acumen.cli.session;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what is written to it as text, in whole lines: a character may be written in several parts. */
final class LineBytes extends OutputStream {

    /** More than a line has; so much is handed on without its end. */
    private static final int MOST = 1 << 16;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Consumer<String> lines;

    /** @param lines told of text that mostly ends with a line */
    LineBytes(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int value) {
        pending.write(value);
        if (value == '\n' || pending.size() >= MOST) {
            handOn();
        }
    }

    @Override
    public synchronized void close() {
        handOn();
    }

    private void handOn() {
        if (pending.size() > 0) {
            String text = pending.toString(StandardCharsets.UTF_8);
            pending.reset();
            lines.accept(text);
        }
    }
}
