package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.store.internal.Uninterruptible;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One append-only file of entries. Written by one thread that nothing interrupts; entries that arrive while the disk is busy go
 * out together and are forced once. A line that was cut off at the end is dropped when the file is opened. For one owner: whoever opens a file
 * sees to it that nobody else has it open for appending.
 */
public final class JournalFile implements AutoCloseable {

    private final Path path;
    private final EntryCodec codec;
    private final JournalOutput out;
    private final WrittenEntries written;
    private final RandomAccessFile in;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock queueing = new ReentrantLock();
    private final Condition arrived = queueing.newCondition();
    private final Thread writer;
    private List<Pending> queue = new ArrayList<>();
    private boolean closed;

    /** A line that waits to be written, and who waits for it. */
    private static final class Pending {
        private final byte[] line;
        private final JournalEntry entry;
        private final CompletableFuture<Long> offset = new CompletableFuture<>();

        Pending(JournalEntry entry, byte[] line) {
            this.entry = entry;
            this.line = line;
        }
    }

    private JournalFile(Path path, EntryCodec codec, JournalOutput out, RandomAccessFile in, WrittenEntries written) {
        this.written = written;
        this.path = path;
        this.codec = codec;
        this.out = out;
        this.in = in;
        this.writer = new Thread(this::write, "acumen-journal-" + path.getFileName());
        this.writer.setDaemon(true);
        this.writer.start();
    }

    /**
     * Opens the file for appending, or makes it.
     *
     * @param seen told of every entry that is there already, in order
     * @param notices told in one line if the end of a line was cut off
     * @throws StorageException if a line that is not the last is damaged, or the disk fails
     */
    public static JournalFile open(Path path, EntryCodec codec, EntryConsumer seen, Consumer<String> notices) {
        return open(path, codec, seen, notices, WrittenEntries.nobody());
    }

    /**
     * The same.
     *
     * @param written told of every entry that is appended
     */
    public static JournalFile open(
            Path path, EntryCodec codec, EntryConsumer seen, Consumer<String> notices, WrittenEntries written) {
        try {
            PrivateFiles.folder(path.resolveSibling("").toAbsolutePath());
            PrivateFiles.file(path);
            JournalScan.Scanned scanned = JournalScan.read(path, 0, codec, seen);
            long end = scanned.whole();
            JournalOutput out = new JournalOutput(path, end);
            try {
                RandomAccessFile in = new RandomAccessFile(path.toFile(), "r");
                if (scanned.torn() > 0) {
                    notices.accept(
                            path + " ended in " + scanned.torn()
                                    + " bytes of a line that was never finished; they were dropped, and all before them is kept");
                }
                return new JournalFile(path, codec, out, in, written);
            } catch (IOException | RuntimeException e) {
                out.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StorageException("cannot open " + path + ": " + FileProblem.writing(path, e), e);
        }
    }

    /**
     * Appends the entry and returns where its line begins, when it is on the disk.
     *
     * @throws StorageException if it is not and will not be; nothing can be appended from then on
     */
    public long append(JournalEntry entry) {
        byte[] line = JournalLine.of(codec.write(entry).getBytes(StandardCharsets.UTF_8));
        Pending pending = new Pending(entry, line);
        queueing.lock();
        try {
            if (closed) {
                throw new StorageException(path + " is closed");
            }
            queue.add(pending);
            arrived.signal();
        } finally {
            queueing.unlock();
        }
        return Uninterruptible.await(pending.offset);
    }

    /**
     * The entry whose line begins at the given place.
     *
     * @throws StorageException if none does, or the line is damaged
     */
    public JournalEntry read(long offset) {
        byte[] json;
        reading.lock();
        try {
            json = JournalScan.jsonAt(in, offset);
        } catch (IllegalArgumentException e) {
            throw new StorageException(path + ", byte " + offset + ": damaged (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + FileProblem.reading(path, e), e);
        } finally {
            reading.unlock();
        }
        return codec.read(json);
    }

    /** Whether {@link #close} was called. */
    boolean isClosed() {
        queueing.lock();
        try {
            return closed;
        } finally {
            queueing.unlock();
        }
    }

    /** Waits for what was appended, then lets go of the file. */
    @Override
    public void close() {
        queueing.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            queueing.unlock();
        }
        Uninterruptible.join(writer);
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            throw new StorageException("cannot close " + path + ": " + FileProblem.writing(path, e), e);
        }
    }

    private void write() {
        try {
            if (out.end() == 0) {
                Disk.forceNames(path.toAbsolutePath());
            }
            for (List<Pending> batch = take(); !batch.isEmpty(); batch = take()) {
                writeBatch(batch);
            }
        } catch (StorageException e) {
            for (List<Pending> batch = take(); !batch.isEmpty(); batch = take()) {
                fail(batch, e);
            }
        }
    }

    private void writeBatch(List<Pending> batch) {
        long offset = out.end();
        try {
            for (Pending pending : batch) {
                out.add(pending.line);
            }
            out.force();
        } catch (IOException | RuntimeException | Error e) {
            // Also an error: whoever waits must hear of it.
            StorageException failure = new StorageException(
                    "cannot write to " + path + ": "
                            + (e instanceof IOException disk ? FileProblem.writing(path, disk) : String.valueOf(e))
                            + ". What was written before is kept; run the same command again afterwards",
                    e);
            fail(batch, failure);
            throw failure;
        }
        for (Pending pending : batch) {
            pending.offset.complete(offset);
            written.written(offset, offset + pending.line.length, pending.entry);
            offset += pending.line.length;
        }
    }

    private static void fail(List<Pending> batch, StorageException failure) {
        batch.forEach(pending -> pending.offset.completeExceptionally(failure));
    }

    /** All that waits; nothing only when the file was closed. */
    private List<Pending> take() {
        queueing.lock();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<Pending> taken = queue;
            queue = new ArrayList<>();
            return taken;
        } finally {
            queueing.unlock();
        }
    }
}
