package dev.acumen.store.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The end of a file to which lines are added and forced. Where that fails, the file is cut back to what was forced before. For one thread. */
final class JournalOutput implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final RandomAccessFile file;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private long written;
    private long end;

    /** Opens the file, or makes it, and cuts off what is behind the given end. */
    JournalOutput(Path path, long end) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.end = end;
        this.written = end;
        try {
            if (file.length() > end) {
                file.setLength(end);
            }
            file.seek(end);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Where the forced lines end. */
    long end() {
        return end;
    }

    /** Adds a line, which may stay in memory until {@link #force}. */
    void add(byte[] line) throws IOException {
        if (filled + line.length > buffer.length) {
            write(buffer, filled);
            filled = 0;
        }
        if (line.length > buffer.length) {
            write(line, line.length);
        } else {
            System.arraycopy(line, 0, buffer, filled, line.length);
            filled += line.length;
        }
    }

    /** Returns when all that was added is on the disk. */
    void force() throws IOException {
        write(buffer, filled);
        filled = 0;
        try {
            // Not the channel's force: an interrupt of the thread would close the file.
            file.getFD().sync();
        } catch (IOException e) {
            file.setLength(end);
            throw e;
        }
        end = written;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(byte[] bytes, int length) throws IOException {
        try {
            file.write(bytes, 0, length);
            written += length;
        } catch (IOException e) {
            file.setLength(end);
            throw e;
        }
    }
}
