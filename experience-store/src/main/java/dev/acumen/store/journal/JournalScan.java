package dev.acumen.store.journal;

import dev.acumen.core.journal.JournalEntry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The lines of a journal file: the length of the JSON in bytes, its CRC-32C in hex, and the JSON itself, set apart by one blank
 * each and closed by a line feed.
 */
public final class JournalScan {

    private static final int LINE_FEED = '\n';
    private static final int CHECKSUM_DIGITS = 8;
    private static final int LONGEST_HEAD = 24;

    private JournalScan() {}

    static byte[] line(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = (bytes.length + " " + checksum(bytes) + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[head.length + bytes.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(bytes, 0, line, head.length, bytes.length);
        line[line.length - 1] = LINE_FEED;
        return line;
    }

    /**
     * The JSON of the line that begins at the given place.
     *
     * @throws IllegalArgumentException if no whole line begins there
     */
    static String jsonAt(RandomAccessFile file, long offset) throws IOException {
        long left = file.length() - offset;
        if (offset < 0 || left <= 0) {
            throw new IllegalArgumentException("the file ends before it");
        }
        file.seek(offset);
        byte[] head = new byte[(int) Math.min(left, LONGEST_HEAD)];
        file.readFully(head);
        String length = new String(head, StandardCharsets.US_ASCII).split(" ", 2)[0];
        if (!length.matches("[0-9]{1,10}")) {
            throw new IllegalArgumentException("no length and checksum");
        }
        long size = length.length() + 1 + CHECKSUM_DIGITS + 1 + Long.parseLong(length);
        if (size >= left) {
            throw new IllegalArgumentException("the file ends within it");
        }
        byte[] line = new byte[Math.toIntExact(size)];
        file.seek(offset);
        file.readFully(line);
        return checked(line);
    }

    /** The checksum of the line that begins at the given place, unchecked; empty if none is there. */
    public static String checksumAt(Path path, long offset) {
        if (!Files.exists(path)) {
            return "";
        }
        byte[] head = new byte[LONGEST_HEAD];
        try {
            long length = HeldFile.read(path, file -> {
                synchronized (file) {
                    file.seek(offset);
                    return file.read(head);
                }
            });
            String[] parts = new String(head, 0, (int) Math.max(length, 0), StandardCharsets.US_ASCII).split(" ", 3);
            return parts.length == 3 ? parts[1] : "";
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the entries from the given place on.
     *
     * @return where the last whole line ends; what is behind it was cut off
     * @throws StorageException if a line that is not the last is damaged, or the file is shorter than that
     */
    public static long read(Path path, long from, EntryCodec codec, EntryConsumer seen) {
        if (!Files.exists(path)) {
            return 0;
        }
        try {
            return HeldFile.read(path, file -> {
                if (file.length() < from) {
                    throw new StorageException(path + " is shorter than it was");
                }
                InputStream in = new BufferedInputStream(new Bytes(file, from), 1 << 16);
                return scan(path, from, in, codec, seen);
            });
        } catch (IOException e) {
            throw new StorageException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static long scan(Path path, long from, InputStream in, EntryCodec codec, EntryConsumer seen)
            throws IOException {
        long offset = from;
        long number = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != LINE_FEED) {
                line.write(next);
                continue;
            }
            number++;
            byte[] bytes = line.toByteArray();
            line.reset();
            String place = path + ", line " + number + (from > 0 ? " after byte " + from : "");
            String json;
            try {
                json = checked(bytes);
            } catch (IllegalArgumentException e) {
                if (in.read() < 0) {
                    return offset;
                }
                throw new StorageException(
                        place + ": damaged (" + e.getMessage()
                                + "). Put the file back from a backup, or cut it off before this line",
                        e);
            }
            seen.accept(offset, entry(codec, json, place));
            offset += bytes.length + 1;
        }
        return offset;
    }

    /** A line that is whole was written by somebody: it is never cut off, also where it says nothing to us. */
    private static JournalEntry entry(EntryCodec codec, String json, String place) {
        try {
            return codec.read(json);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    place + ": whole, but cannot be read by this version (" + e.getMessage()
                            + "). Use the version that wrote it",
                    e);
        }
    }

    private static String checked(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no length and checksum");
        }
        byte[] json = parts[2].getBytes(StandardCharsets.UTF_8);
        if (!parts[0].equals(String.valueOf(json.length)) || !parts[1].equals(checksum(json))) {
            throw new IllegalArgumentException("length or checksum do not fit");
        }
        return parts[2];
    }

    private static String checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }

    /** The bytes of a file from some place on, while others move the same handle. */
    private static final class Bytes extends InputStream {
        private final RandomAccessFile file;
        private long at;

        Bytes(RandomAccessFile file, long at) {
            this.file = file;
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            synchronized (file) {
                file.seek(at);
                int count = file.read(target, offset, length);
                at += Math.max(count, 0);
                return count;
            }
        }
    }
}
