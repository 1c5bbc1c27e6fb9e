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

    static String json(String line) {
        return line.split(" ", 3)[2];
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
        // Not a FileChannel: an interrupt would close it.
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < from) {
                throw new StorageException(path + " is shorter than it was");
            }
            file.seek(from);
            InputStream in = new BufferedInputStream(new Bytes(file), 1 << 16);
            return scan(path, from, in, codec, seen);
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
            JournalEntry entry;
            try {
                entry = codec.read(checked(bytes));
            } catch (IllegalArgumentException e) {
                if (in.read() < 0) {
                    return offset;
                }
                throw new StorageException(
                        path + ", line " + number + (from > 0 ? " after byte " + from : "") + ": damaged ("
                                + e.getMessage() + "). Put the file back from a backup, or cut it off before this line",
                        e);
            }
            seen.accept(offset, entry);
            offset += bytes.length + 1;
        }
        return offset;
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

    /** The bytes of a random access file. */
    private static final class Bytes extends InputStream {
        private final RandomAccessFile file;

        Bytes(RandomAccessFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return file.read(target, offset, length);
        }
    }
}
