package dev.acumen.store.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One line of a journal: the length of its content in bytes, the content's CRC-32C in hex, and the content, set apart by one blank
 * each and closed by a line feed. The content is JSON, or {@code zlib:} and the JSON compressed and in Base64 where it is long. Length and
 * checksum are of what is on disk.
 */
final class JournalLine {

    static final int LINE_FEED = '\n';
    static final int CHECKSUM_DIGITS = 8;
    static final int LONGEST_HEAD = 24;

    /** JSON of so many bytes or more is compressed. */
    static final int COMPRESSED_FROM = 2_048;

    private static final byte[] COMPRESSED = "zlib:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LENGTH = 10;

    private JournalLine() {}

    /** The line, its line feed included. */
    static byte[] of(byte[] json) {
        byte[] content = json.length < COMPRESSED_FROM ? json : compressed(json);
        byte[] length = String.valueOf(content.length).getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[length.length + CHECKSUM_DIGITS + content.length + 3];
        System.arraycopy(length, 0, line, 0, length.length);
        int start = length.length + CHECKSUM_DIGITS + 2;
        line[length.length] = ' ';
        checksum(content, 0, content.length, line, length.length + 1);
        line[start - 1] = ' ';
        System.arraycopy(content, 0, line, start, content.length);
        line[line.length - 1] = LINE_FEED;
        return line;
    }

    /**
     * The JSON of the line that fills the given bytes, without its line feed.
     *
     * @throws IllegalArgumentException if it is not whole
     */
    static byte[] json(byte[] bytes, int from, int to) {
        int start = from + contentStart(bytes, from, to);
        int length = length(bytes, from, start);
        byte[] checksum = new byte[CHECKSUM_DIGITS];
        checksum(bytes, start, to - start, checksum, 0);
        int written = start - 1 - CHECKSUM_DIGITS;
        if (length != to - start || !Arrays.equals(checksum, 0, CHECKSUM_DIGITS, bytes, written, start - 1)) {
            throw new IllegalArgumentException("length or checksum do not fit");
        }
        int marked = start + COMPRESSED.length;
        return to >= marked && Arrays.equals(bytes, start, marked, COMPRESSED, 0, COMPRESSED.length)
                ? expanded(Arrays.copyOfRange(bytes, marked, to))
                : Arrays.copyOfRange(bytes, start, to);
    }

    /**
     * How long the line is that begins with the given bytes, without its line feed.
     *
     * @throws IllegalArgumentException if none does
     */
    static int size(byte[] head, int length) {
        int start = contentStart(head, 0, length);
        return Math.addExact(start, length(head, 0, start));
    }

    /** The checksum as it stands in the line that begins with the given bytes; empty if none does. */
    static String writtenChecksum(byte[] head, int length) {
        try {
            int start = contentStart(head, 0, length);
            return new String(head, start - 1 - CHECKSUM_DIGITS, CHECKSUM_DIGITS, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static int contentStart(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at - from < LONGEST_LENGTH && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        int start = at + CHECKSUM_DIGITS + 2;
        if (at == from || start > to || bytes[at] != ' ' || bytes[start - 1] != ' ') {
            throw new IllegalArgumentException("no length and checksum");
        }
        return start - from;
    }

    private static int length(byte[] bytes, int from, int start) {
        int digits = start - 2 - CHECKSUM_DIGITS - from;
        if (digits > 1 && bytes[from] == '0') {
            throw new IllegalArgumentException("no length and checksum");
        }
        return Integer.parseInt(new String(bytes, from, digits, StandardCharsets.US_ASCII));
    }

    private static void checksum(byte[] content, int from, int length, byte[] target, int at) {
        CRC32C crc = new CRC32C();
        crc.update(content, from, length);
        long value = crc.getValue();
        for (int digit = CHECKSUM_DIGITS - 1; digit >= 0; digit--) {
            target[at + digit] = DIGITS[(int) (value & 0xF)];
            value >>>= 4;
        }
    }

    private static byte[] compressed(byte[] json) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 2);
            byte[] part = new byte[Math.min(json.length, 1 << 16)];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            byte[] text = Base64.getEncoder().encode(out.toByteArray());
            byte[] content = Arrays.copyOf(COMPRESSED, COMPRESSED.length + text.length);
            System.arraycopy(text, 0, content, COMPRESSED.length, text.length);
            return content;
        } finally {
            deflater.end();
        }
    }

    private static byte[] expanded(byte[] text) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(text));
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 4);
            byte[] part = new byte[1 << 13];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("its compressed text ends too early");
                }
                out.write(part, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("its compressed text cannot be expanded", e);
        } finally {
            inflater.end();
        }
    }
}
