package dev.acumen.tools.page;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * Text on one line without a wide gap in it. Lengths are in points, from the left and the top of the page.
 *
 * @param written which place it has among the text of the file
 * @param words how many there are; two characters of a script without spaces count as one
 * @param letters how many of its characters are letters
 * @param size how many characters it has, without spaces
 */
record PdfFragment(
        List<TextPosition> text,
        double left,
        double right,
        double top,
        double bottom,
        int written,
        double words,
        int letters,
        int size) {

    boolean isLeftOf(double at) {
        return (left + right) / 2 < at;
    }

    /** Whether it reaches across, as a title or a page number in the middle does; what only juts out of its column does not. */
    boolean crosses(double at, double width) {
        double less = Math.min(at - left, right - at);
        double more = Math.max(at - left, right - at);
        return less > 0.08 * width || (less > 0 && less > 0.3 * more);
    }
}
