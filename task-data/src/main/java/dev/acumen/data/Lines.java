package dev.acumen.data;

/** Lines of a text, counted from 1, whether they end as on Linux, on Windows or on an old Mac. */
final class Lines {

    private final String text;
    private int counted;
    private long line = 1;

    Lines(String text) {
        this.text = text;
    }

    /** The line that a place in the text is on. */
    static long at(String text, long offset) {
        return new Lines(text).at(offset);
    }

    /** The same for places that only go forward. */
    long at(long offset) {
        int end = (int) Math.min(offset, text.length());
        for (; counted < end; counted++) {
            char character = text.charAt(counted);
            boolean isPair = character == '\r' && counted + 1 < text.length() && text.charAt(counted + 1) == '\n';
            if (character == '\n' || (character == '\r' && !isPair)) {
                line++;
            }
        }
        return line;
    }
}
