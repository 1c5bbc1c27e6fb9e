package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One append-only file of entries. Written by one thread that nothing interrupts; entries that arrive while the disk is busy go
 * out together and are forced once. A line that was cut off at the end is dropped when the file is opened.
 */
public final class JournalFile implements AutoCloseable {

    private final Path path;
    private final EntryCodec codec;
    private final HeldFile held;
    private final RandomAccessFile file;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long end;
    private boolean closed;

    /** What waits to be written: a line, or the wish to end, which has none. */
    private static final class Pending {
        private final byte[] line;
        private final CompletableFuture<Long> offset = new CompletableFuture<>();

        Pending(byte[] line) {
            this.line = line;
        }

        boolean isEnd() {
            return line.length == 0;
        }
    }

    private JournalFile(Path path, EntryCodec codec, HeldFile held, long end) {
        this.path = path;
        this.codec = codec;
        this.held = held;
        this.file = held.file();
        this.end = end;
        this.writer = new Thread(this::write, "acumen-journal-" + path.getFileName());
        this.writer.setDaemon(true);
        this.writer.start();
    }

    /**
     * Opens the file for appending, or makes it.
     *
     * @param seen told of every entry that is there already, in order
     * @throws StorageException if somebody has the file open, or a line that is not the last is damaged
     */
    public static JournalFile open(Path path, EntryCodec codec, EntryConsumer seen) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            HeldFile held = HeldFile.take(path);
            try {
                long good = JournalScan.read(path, 0, codec, seen);
                held.file().setLength(good);
                return new JournalFile(path, codec, held, good);
            } catch (IOException | RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StorageException("cannot open " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Appends the entry and returns where its line begins, when it is on the disk.
     *
     * @throws StorageException if it is not and will not be; nothing can be appended from then on
     */
    public long append(JournalEntry entry) {
        Pending pending = new Pending(JournalScan.line(codec.write(entry)));
        enqueue(pending);
        return Uninterruptible.await(pending.offset);
    }

    /**
     * The entry whose line begins at the given place.
     *
     * @throws StorageException if none does, or the line is damaged
     */
    public JournalEntry read(long offset) {
        synchronized (file) {
            try {
                return codec.read(JournalScan.jsonAt(file, offset));
            } catch (IllegalArgumentException e) {
                throw new StorageException(path + ", byte " + offset + ": damaged (" + e.getMessage() + ")", e);
            } catch (IOException e) {
                throw new StorageException("cannot read " + path + ": " + e.getMessage(), e);
            }
        }
    }

    /** Waits for what was appended, then lets go of the file. */
    @Override
    public void close() {
        synchronized (queue) {
            if (!closed) {
                closed = true;
                queue.add(new Pending(new byte[0]));
            }
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            held.close();
        } catch (IOException e) {
            throw new StorageException("cannot close " + path + ": " + e.getMessage(), e);
        }
    }

    private void enqueue(Pending pending) {
        synchronized (queue) {
            if (closed) {
                throw new StorageException(path + " is closed");
            }
            queue.add(pending);
        }
    }

    private void write() {
        List<Pending> batch = new ArrayList<>();
        while (true) {
            batch.clear();
            batch.add(take());
            queue.drainTo(batch);
            boolean ending = batch.removeIf(Pending::isEnd);
            try {
                writeBatch(batch);
            } catch (IOException | RuntimeException | Error e) {
                // Also an error: whoever waits must hear of it.
                StorageException failure = new StorageException(
                        "cannot write to " + path + ": " + e.getMessage()
                                + ". What was written before is kept; make room and run the same command again",
                        e);
                batch.forEach(pending -> pending.offset.completeExceptionally(failure));
                if (!ending) {
                    failUntilEnd(failure);
                }
                return;
            }
            if (ending) {
                return;
            }
        }
    }

    private void writeBatch(List<Pending> batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        int size = batch.stream().mapToInt(pending -> pending.line.length).sum();
        byte[] bytes = new byte[size];
        int at = 0;
        for (Pending pending : batch) {
            System.arraycopy(pending.line, 0, bytes, at, pending.line.length);
            at += pending.line.length;
        }
        synchronized (file) {
            try {
                file.seek(end);
                file.write(bytes);
                file.getChannel().force(false);
            } catch (IOException e) {
                file.setLength(end);
                throw e;
            }
        }
        for (Pending pending : batch) {
            long offset = end;
            end += pending.line.length;
            pending.offset.complete(offset);
        }
    }

    private void failUntilEnd(StorageException failure) {
        for (Pending pending = take(); !pending.isEnd(); pending = take()) {
            pending.offset.completeExceptionally(failure);
        }
    }

    /** Nobody has a reason to interrupt the writing thread, and nothing may be cut short by it if somebody does. */
    private Pending take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
    }
}
