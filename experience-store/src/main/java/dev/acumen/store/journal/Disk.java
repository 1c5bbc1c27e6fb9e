package dev.acumen.store.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a file system is told beside what goes into files. */
final class Disk {

    private Disk() {}

    /**
     * Forces the name of the file to the disk, and the names of the folders it is in, up to the second: what is new is
     * otherwise lost with the power, however well its content was forced. Not from a thread that may be interrupted.
     */
    static void forceNames(Path file) {
        Path at = file.toAbsolutePath().getParent();
        for (int level = 0; level < 3 && at != null; level++) {
            try (FileChannel names = FileChannel.open(at, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException e) {
                // Not every system lets a folder be opened; those that do not keep names by themselves.
                return;
            }
            at = at.getParent();
        }
    }
}
