package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.files.FileProblem;
import dev.acumen.files.PrivateFiles;
import dev.acumen.store.internal.Uninterruptible;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A journal made anew, that takes the place of another at once: a crash at any moment leaves the one or the other. */
public final class JournalCopy {

    private final List<byte[]> lines;

    private JournalCopy(List<byte[]> lines) {
        this.lines = lines;
    }

    /** A journal of the given entries. */
    public static JournalCopy of(List<JournalEntry> entries, EntryCodec codec) {
        return new JournalCopy(entries.stream()
                .map(entry -> JournalLine.of(codec.write(entry).getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    /** How large the file will be. */
    public long bytes() {
        return lines.stream().mapToLong(line -> line.length).sum();
    }

    /**
     * Puts it in the place of the given file, which nobody has open for appending.
     *
     * @param made where it is written first, in the same folder
     * @throws StorageException if the disk fails; the file is what it was then
     */
    public void replace(Path file, Path made) {
        try {
            try (FileOutputStream out =
                    new FileOutputStream(PrivateFiles.file(made).toFile())) {
                for (byte[] line : lines) {
                    out.write(line);
                }
                out.getFD().sync();
            }
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Uninterruptible.run(() -> Disk.forceNames(file));
        } catch (IOException e) {
            throw new StorageException(
                    "cannot write " + made + " to take the place of " + file.getFileName() + ": "
                            + FileProblem.writing(made, e),
                    e);
        }
    }
}
