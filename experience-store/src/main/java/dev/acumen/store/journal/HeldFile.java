package dev.acumen.store.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A file this process has locked. POSIX systems take a process's lock on a file away as soon as the process closes any handle on
 * it. So a held file is read through the one handle that holds it, and no file is taken while another handle may be closed.
 */
final class HeldFile implements AutoCloseable {

    private static final Map<Path, HeldFile> HELD = new HashMap<>();
    private static final ReentrantReadWriteLock HANDLES = new ReentrantReadWriteLock();

    private final Path real;
    private final RandomAccessFile file;

    private HeldFile(Path real, RandomAccessFile file) {
        this.real = real;
        this.file = file;
    }

    /** Reads a file; locks the handle while it moves it. */
    interface Reading {
        long of(RandomAccessFile file) throws IOException;
    }

    /**
     * Locks the file, which is made if there is none.
     *
     * @throws StorageException if somebody else has it
     */
    static HeldFile take(Path path) throws IOException {
        Lock alone = HANDLES.writeLock();
        alone.lock();
        try {
            makeIfMissing(path);
            Path real = path.toRealPath();
            if (HELD.containsKey(real)) {
                throw new StorageException(path + " is open already in this process");
            }
            HeldFile taken = new HeldFile(real, lock(path, real));
            HELD.put(real, taken);
            return taken;
        } finally {
            alone.unlock();
        }
    }

    /** Reads a file, held or not. */
    static long read(Path path, Reading reading) throws IOException {
        Lock together = HANDLES.readLock();
        together.lock();
        try {
            @Nullable HeldFile held = HELD.get(path.toRealPath());
            if (held != null) {
                return reading.of(held.file);
            }
            // Not a FileChannel: an interrupt would close it.
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                return reading.of(file);
            }
        } finally {
            together.unlock();
        }
    }

    /** The handle. */
    RandomAccessFile file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Lock alone = HANDLES.writeLock();
        alone.lock();
        try {
            HELD.remove(real, this);
            file.close();
        } finally {
            alone.unlock();
        }
    }

    private static void makeIfMissing(Path path) throws IOException {
        if (Files.notExists(path)) {
            try {
                Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                // Another process was faster; whether it holds the file shows next.
                return;
            }
        }
    }

    private static RandomAccessFile lock(Path path, Path real) throws IOException {
        RandomAccessFile file = new RandomAccessFile(real.toFile(), "rw");
        try {
            if (file.getChannel().tryLock() == null) {
                throw new StorageException(path + " is in use by another process: let it finish first");
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
