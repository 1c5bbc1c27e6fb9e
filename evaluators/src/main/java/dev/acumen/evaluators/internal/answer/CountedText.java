package dev.acumen.evaluators.internal.answer;

/** Text for a regular expression. Bounds backtracking: a matcher cannot be interrupted, but it has to read its text. */
public final class CountedText implements CharSequence {

    private static final int MOST_STEPS = 5_000_000;

    private final String text;
    private int steps;

    /** @param text to be matched */
    public CountedText(String text) {
        this.text = text;
    }

    /** The pattern went back and forth too often. */
    public static final class PatternTooCostly extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public char charAt(int index) {
        if (++steps > MOST_STEPS) {
            throw new PatternTooCostly();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
