package dev.acumen.store;

import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds a store for one owner. The operating system lets go of it when the process ends, however it ends; it would also do so if the
 * process closed another handle on the lock's file, which is why the homes held by this process are known before any is opened.
 */
final class StoreLock implements AutoCloseable {

    /** Far behind the text, because some systems keep others from reading what is locked. */
    private static final long LOCKED_BYTE = 1L << 20;

    /**
     * Whoever looks at it or opens a lock's file has its monitor. Static, and the only such register: the system keeps a process's locks by file and
     * drops them when any handle of that file is closed, so a second opening in this process must be refused before it has a handle, whichever object asks.
     * Data files are never locked, so that anybody may read them.
     */
    private static final Map<Path, String> HELD = new HashMap<>();

    private final Path home;
    private final RandomAccessFile file;

    private StoreLock(Path home, RandomAccessFile file) {
        this.home = home;
        this.file = file;
    }

    static StoreLock take(Path home, Instant now) {
        try {
            PrivateFiles.folder(home);
            synchronized (HELD) {
                Path real = home.toRealPath();
                if (HELD.containsKey(real)) {
                    throw busy(home, HELD.get(real));
                }
                String owner =
                        "process " + ProcessHandle.current().pid() + " since " + now.truncatedTo(ChronoUnit.SECONDS);
                RandomAccessFile file = lock(home, real.resolve("lock"), owner);
                HELD.put(real, owner);
                return new StoreLock(real, file);
            }
        } catch (IOException e) {
            throw new StorageException("cannot use " + home + ": " + FileProblem.writing(home, e), e);
        }
    }

    private static RandomAccessFile lock(Path home, Path path, String owner) throws IOException {
        RandomAccessFile file = new RandomAccessFile(PrivateFiles.file(path).toFile(), "rw");
        try {
            if (file.getChannel().tryLock(LOCKED_BYTE, 1, false) == null) {
                String holder = file.readLine();
                throw busy(home, holder == null || holder.isBlank() ? "another process" : holder.strip());
            }
            file.setLength(0);
            file.write(owner.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static StoreBusy busy(Path home, String holder) {
        return new StoreBusy(
                home + " is in use by " + holder + ": wait for it, stop it, or use another folder with --home");
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                file.close();
            } catch (IOException e) {
                throw new StorageException("cannot let go of the lock: " + FileProblem.writing(home, e), e);
            } finally {
                HELD.remove(home);
            }
        }
    }
}
