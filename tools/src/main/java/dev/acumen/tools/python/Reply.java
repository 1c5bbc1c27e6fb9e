package dev.acumen.tools.python;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads what comes of one call: output, then a line {@code token kind size} and so many bytes. Bytes are given to it by one thread; any may
 * wait for its end. Keeps no more output than can be shown.
 */
final class Reply {

    /** How the code ended. */
    enum Kind {
        NONE,
        VALUE,
        ERROR
    }

    /**
     * What came of a call.
     *
     * @param output kept of what it wrote
     * @param outputBytes of all it wrote
     * @param kind how it ended
     * @param text the value or the error
     */
    record Result(String output, long outputBytes, Kind kind, String text) {}

    private static final int LONGEST_HEAD = 64;
    private static final int BYTES_A_CHARACTER = 4;

    private final byte[] token;
    private final int mostKept;
    private final int longestText;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private long outputBytes;
    private byte[] pending = new byte[0];
    private Optional<Head> head = Optional.empty();

    private record Head(Kind kind, int size) {}

    /**
     * A reply.
     *
     * @param token nobody can guess, in ASCII
     * @param characters of output to keep
     */
    Reply(String token, int characters) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
        mostKept = (int) Math.min(Integer.MAX_VALUE / 2, (long) characters * BYTES_A_CHARACTER);
        longestText = (int) Math.min(Integer.MAX_VALUE / 2, 3L * mostKept + 1_000);
    }

    /** Completed when all is read, or exceptionally. */
    CompletableFuture<Result> result() {
        return result;
    }

    /** What was written so far. */
    synchronized String soFar() {
        return output.toString(StandardCharsets.UTF_8)
                + (head.isEmpty() ? new String(pending, StandardCharsets.UTF_8) : "");
    }

    /** Takes bytes. */
    synchronized void read(byte[] bytes, int length) {
        byte[] all = new byte[pending.length + length];
        System.arraycopy(pending, 0, all, 0, pending.length);
        System.arraycopy(bytes, 0, all, pending.length, length);
        pending = all;
        if (head.isEmpty()) {
            readOutput();
        }
        head.filter(begun -> pending.length >= begun.size())
                .ifPresent(begun -> result.complete(new Result(
                        output.toString(StandardCharsets.UTF_8),
                        outputBytes,
                        begun.kind(),
                        new String(pending, 0, begun.size(), StandardCharsets.UTF_8))));
    }

    private void readOutput() {
        int start = indexOf(pending, token);
        if (start < 0) {
            // The token may have begun in the last bytes.
            keep(Math.max(0, pending.length - token.length + 1));
            return;
        }
        int end = start;
        while (end < pending.length && pending[end] != '\n') {
            end++;
        }
        if (end == pending.length && end - start <= LONGEST_HEAD + token.length) {
            keep(start);
            return;
        }
        String line = new String(pending, start + token.length, end - start - token.length, StandardCharsets.UTF_8);
        keep(start);
        pending = tail(pending, Math.min(pending.length, end - start + 1));
        head = Optional.of(head(line));
    }

    private Head head(String line) {
        String[] words = line.strip().split(" ", -1);
        try {
            int size = Integer.parseInt(words[words.length - 1]);
            if (words.length == 2 && size >= 0 && size <= longestText) {
                return new Head(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), size);
            }
        } catch (IllegalArgumentException e) {
            // Below: only code that meddles with its interpreter makes it say this.
        }
        result.completeExceptionally(new IllegalStateException("the interpreter said something else than it should"));
        return new Head(Kind.NONE, Integer.MAX_VALUE);
    }

    private void keep(int length) {
        outputBytes += length;
        output.write(pending, 0, Math.max(0, Math.min(length, mostKept - output.size())));
        pending = tail(pending, length);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int same = 0;
            while (same < wanted.length && bytes[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
