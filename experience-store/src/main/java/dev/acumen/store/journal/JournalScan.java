package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.files.FileProblem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads journal files from front to back, as far as they are whole. Also while somebody appends to them. */
public final class JournalScan {

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final EntryCodec codec;
    private final EntryConsumer seen;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private final long from;
    private long offset;
    private long number;

    /**
     * How far a file could be read.
     *
     * @param end where the last whole line ends
     * @param torn bytes behind it that were cut off: the end of a line that was never finished
     * @param damage what is behind it instead, where, and what to do; empty if the file is whole
     */
    public record Scanned(long end, long torn, Optional<String> damage) {

        /**
         * Where the last whole line ends.
         *
         * @throws StorageException if the file is damaged
         */
        public long whole() {
            damage.ifPresent(what -> {
                throw new StorageException(what);
            });
            return end;
        }
    }

    private JournalScan(Path path, long from, EntryCodec codec, EntryConsumer seen) {
        this.path = path;
        this.from = from;
        this.offset = from;
        this.codec = codec;
        this.seen = seen;
    }

    /**
     * The entries whose lines begin at the given places, in the order of the places.
     *
     * @throws StorageException if at one of them none begins, or the disk fails
     */
    public static List<JournalEntry> at(Path path, List<Long> offsets, EntryCodec codec) {
        if (offsets.isEmpty()) {
            return List.of();
        }
        List<JournalEntry> entries = new ArrayList<>();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (long offset : offsets) {
                try {
                    entries.add(codec.read(jsonAt(file, offset)));
                } catch (IllegalArgumentException e) {
                    throw new StorageException(path + ", byte " + offset + ": damaged (" + e.getMessage() + ")", e);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + FileProblem.reading(path, e), e);
        }
    }

    /**
     * Reads the entries from the given place on, up to the end or the first line that is damaged. No file is an empty one.
     *
     * @throws StorageException if the disk fails
     */
    public static Scanned read(Path path, long from, EntryCodec codec, EntryConsumer seen) {
        // A file that cannot be reached is not the same as none.
        if (Files.notExists(path)) {
            return new Scanned(0, 0, Optional.empty());
        }
        // Not a FileChannel: an interrupt would close it.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < from) {
                return new Scanned(from, 0, Optional.of(path + " is shorter than it was: put it back from a backup"));
            }
            file.seek(from);
            return new JournalScan(path, from, codec, seen).scan(file);
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + FileProblem.reading(path, e), e);
        }
    }

    /** The checksum of the line that begins at the given place, unchecked; empty if none is there. */
    public static String checksumAt(Path path, long offset) {
        if (Files.notExists(path)) {
            return "";
        }
        byte[] head = new byte[JournalLine.LONGEST_HEAD];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(offset);
            return JournalLine.writtenChecksum(head, Math.max(file.read(head), 0));
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + FileProblem.reading(path, e), e);
        }
    }

    /**
     * The JSON of the line that begins at the given place.
     *
     * @throws IllegalArgumentException if no whole line begins there
     */
    static byte[] jsonAt(RandomAccessFile file, long offset) throws IOException {
        long left = file.length() - offset;
        if (offset < 0 || left <= 0) {
            throw new IllegalArgumentException("the file ends before it");
        }
        file.seek(offset);
        byte[] head = new byte[(int) Math.min(left, JournalLine.LONGEST_HEAD)];
        file.readFully(head);
        int size = JournalLine.size(head, head.length);
        if (size >= left) {
            throw new IllegalArgumentException("the file ends within it");
        }
        byte[] line = Arrays.copyOf(head, size);
        if (size > head.length) {
            file.readFully(line, head.length, size - head.length);
        }
        return JournalLine.json(line, 0, size);
    }

    private Scanned scan(RandomAccessFile file) throws IOException {
        while (fill(file)) {
            int start = 0;
            for (int end = lineFeed(start); end >= 0; end = lineFeed(start)) {
                number++;
                Optional<Fault> fault = take(start, end);
                if (fault.isPresent()) {
                    boolean torn = fault.get().broken() && end + 1 == filled && file.read() < 0;
                    return torn
                            ? new Scanned(offset, end + 1L - start, Optional.empty())
                            : new Scanned(offset, 0, Optional.of(fault.get().what()));
                }
                offset += end + 1 - start;
                start = end + 1;
            }
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
        }
        return new Scanned(offset, filled, Optional.empty());
    }

    /** Reads on; false if nothing is left. */
    private boolean fill(RandomAccessFile file) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
        }
        int count = file.read(buffer, filled, buffer.length - filled);
        filled += Math.max(count, 0);
        return count > 0;
    }

    private int lineFeed(int from) {
        for (int at = from; at < filled; at++) {
            if (buffer[at] == JournalLine.LINE_FEED) {
                return at;
            }
        }
        return -1;
    }

    /** What is wrong with a line: broken, or whole but of another version. That was written by somebody and is never cut off. */
    private record Fault(boolean broken, String what) {}

    /** Hands the line on, or says what is wrong with it. */
    private Optional<Fault> take(int start, int end) {
        byte[] json;
        try {
            json = JournalLine.json(buffer, start, end);
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault(
                    true,
                    place() + ": damaged (" + e.getMessage()
                            + "). Put the file back from a backup, or cut it off before this line"));
        }
        JournalEntry entry;
        try {
            entry = codec.read(json);
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault(
                    false,
                    place() + ": whole, but cannot be read by this version (" + e.getMessage()
                            + "). Use the version that wrote it"));
        }
        seen.accept(offset, entry);
        return Optional.empty();
    }

    private String place() {
        return path + ", " + (from == 0 ? "line " + number + " (byte " + offset + ")" : "byte " + offset);
    }
}
