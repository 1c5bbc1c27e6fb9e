package dev.acumen.benchmarks.throughput;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of the {@link LatencyServer}: a request, its answer, the next request. */
final class Exchange {

    private static final int FIRST_ROOM = 8_192;
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern PATH = Pattern.compile("^POST /after/(\\d+)/v1/chat/completions ");
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
    private static final byte[] MARK = "Task ".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 6;
    private static final byte[] ANSWER = answer();
    private static final int ANSWER_NUMBER = indexOf(ANSWER, ANSWER.length, MARK) + MARK.length;

    private final SocketChannel client;
    private byte[] request = new byte[FIRST_ROOM];
    private int filled;

    Exchange(SocketChannel client) {
        this.client = client;
    }

    /** Reads on; the answer, as soon as the request is whole. */
    Optional<Due> read() throws IOException {
        if (filled == request.length) {
            request = Arrays.copyOf(request, 2 * filled);
        }
        int count = client.read(ByteBuffer.wrap(request, filled, request.length - filled));
        if (count < 0) {
            throw new EOFException("the client hung up");
        }
        filled += count;
        int headEnd = indexOf(request, filled, HEAD_END) + HEAD_END.length;
        if (headEnd < HEAD_END.length) {
            return Optional.empty();
        }
        String head = new String(request, 0, headEnd, StandardCharsets.ISO_8859_1);
        if (filled < headEnd + number(LENGTH, head.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        ByteBuffer answer = ByteBuffer.wrap(answerTo(request, filled));
        filled = 0;
        return Optional.of(
                new Due(this, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(number(PATH, head)), answer));
    }

    void close() {
        try {
            client.close();
        } catch (IOException e) {
            // It is closed for us.
        }
    }

    private static long number(Pattern pattern, String head) throws IOException {
        Matcher found = pattern.matcher(head);
        if (!found.find()) {
            throw new IOException("no such request is served: " + head);
        }
        return Long.parseLong(found.group(1));
    }

    /** The answer with the number of the task that the request names. */
    private static byte[] answerTo(byte[] request, int filled) throws IOException {
        int mark = indexOf(request, filled, MARK);
        if (mark < 0 || mark + MARK.length + DIGITS > filled) {
            throw new IOException("the request names no task");
        }
        byte[] answer = ANSWER.clone();
        System.arraycopy(request, mark + MARK.length, answer, ANSWER_NUMBER, DIGITS);
        return answer;
    }

    private static int indexOf(byte[] bytes, int end, byte[] wanted) {
        for (int at = 0; at + wanted.length <= end; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] answer() {
        String sentence = " What the record says of the parcels adds up to what the clerk put down on the first page.";
        String body =
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"latency\","
                        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Task 000000."
                        + sentence.repeat(20)
                        + "\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":420,\"total_tokens\":1420}}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * An answer that waits for its time.
     *
     * @param exchange where it goes
     * @param at when, by {@link System#nanoTime()}
     * @param answer head and body
     */
    record Due(Exchange exchange, long at, ByteBuffer answer) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            return Long.signum(at - other.at);
        }

        /** Sends it. So little fits into an idle socket's buffer at once. */
        void send() throws IOException {
            while (answer.hasRemaining()) {
                exchange.client.write(answer);
            }
        }

        void giveUp() {
            exchange.close();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
