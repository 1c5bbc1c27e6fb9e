package dev.acumen.store;

import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Holds a store for one owner. The operating system lets go of it when the process ends, however it ends. */
final class StoreLock implements AutoCloseable {

    /** Far behind the text, because some systems keep others from reading what is locked. */
    private static final long LOCKED_BYTE = 1L << 20;

    private final RandomAccessFile file;

    private StoreLock(RandomAccessFile file) {
        this.file = file;
    }

    static StoreLock take(Path home, Instant now) {
        Path path = home.resolve("lock");
        try {
            Files.createDirectories(home);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (file.getChannel().tryLock(LOCKED_BYTE, 1, false) == null) {
                    throw busy(home, path);
                }
            } catch (OverlappingFileLockException e) {
                file.close();
                throw busy(home, path);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            file.setLength(0);
            file.write(("process " + ProcessHandle.current().pid() + " since " + now.truncatedTo(ChronoUnit.SECONDS))
                    .getBytes(StandardCharsets.UTF_8));
            return new StoreLock(file);
        } catch (IOException e) {
            throw new StorageException("cannot use " + home + ": " + e.getMessage(), e);
        }
    }

    private static StoreBusy busy(Path home, Path path) {
        String holder;
        try {
            holder = Files.readString(path).strip();
        } catch (IOException e) {
            holder = "";
        }
        return new StoreBusy(home + " is in use by " + (holder.isEmpty() ? "another process" : holder)
                + ": wait for it, stop it, or use another folder with --home");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StorageException("cannot let go of the lock: " + e.getMessage(), e);
        }
    }
}
