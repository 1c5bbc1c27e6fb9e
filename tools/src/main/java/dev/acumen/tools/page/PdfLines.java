package dev.acumen.tools.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/** The lines of text of a page that run in one direction, and what they have in common. */
final class PdfLines {

    private static final double MARGIN = 0.12;

    private final double em;
    private final double height;
    private final List<PdfLine> lines;
    private final boolean isRightToLeft;

    /** Of characters in the order in which the file holds them. */
    PdfLines(List<TextPosition> text) {
        IdentityHashMap<TextPosition, Integer> written = new IdentityHashMap<>();
        text.forEach(character -> written.put(character, written.size()));
        double[] sizes = text.stream().mapToDouble(PdfLines::size).sorted().toArray();
        em = sizes.length == 0 ? 1 : Math.max(1, sizes[sizes.length / 2]);
        height = text.stream()
                .mapToDouble(one -> one.getDir() % 180 == 0 ? one.getPageHeight() : one.getPageWidth())
                .max()
                .orElse(0);
        lines = lines(text, written);
        isRightToLeft =
                2 * text.stream().filter(one -> isRightToLeft(one.getUnicode())).count() > text.size();
    }

    List<PdfLine> lines() {
        return lines;
    }

    /** The size of most of the text, in points. */
    double em() {
        return em;
    }

    /** What parts columns is at least as wide, and wider than any space between words. */
    private double gutter() {
        return 0.75 * em;
    }

    double width() {
        return lines.stream().mapToDouble(PdfLine::right).max().orElse(0)
                - lines.stream().mapToDouble(PdfLine::left).min().orElse(0);
    }

    boolean isRightToLeft() {
        return isRightToLeft;
    }

    boolean isInTopMargin(PdfLine line) {
        return line.bottom() < MARGIN * height;
    }

    boolean isInBottomMargin(PdfLine line) {
        return line.top() > (1 - MARGIN) * height;
    }

    private static double size(TextPosition character) {
        return character.getFontSizeInPt() > 0 ? character.getFontSizeInPt() : 1.4 * character.getHeightDir();
    }

    private List<PdfLine> lines(List<TextPosition> text, IdentityHashMap<TextPosition, Integer> written) {
        List<TextPosition> sorted = new ArrayList<>(text);
        sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        List<PdfLine> found = new ArrayList<>();
        List<TextPosition> line = new ArrayList<>();
        for (TextPosition character : sorted) {
            if (!line.isEmpty() && character.getYDirAdj() - line.get(0).getYDirAdj() > 0.4 * em) {
                add(line, written, found);
            }
            line.add(character);
        }
        add(line, written, found);
        return List.copyOf(found);
    }

    private void add(List<TextPosition> line, IdentityHashMap<TextPosition, Integer> written, List<PdfLine> found) {
        line.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
        List<PdfFragment> fragments = new ArrayList<>();
        List<TextPosition> fragment = new ArrayList<>();
        double right = Double.NEGATIVE_INFINITY;
        for (TextPosition character : line) {
            boolean isSpace = character.getUnicode().isBlank();
            if (!isSpace && character.getXDirAdj() - right > gutter() && !fragment.isEmpty()) {
                fragment(fragment, written, fragments);
            }
            fragment.add(character);
            if (!isSpace) {
                right = Math.max(right, character.getXDirAdj() + character.getWidthDirAdj());
            }
        }
        fragment(fragment, written, fragments);
        line.clear();
        if (!fragments.isEmpty()) {
            found.add(new PdfLine(fragments));
        }
    }

    private void fragment(
            List<TextPosition> text, IdentityHashMap<TextPosition, Integer> written, List<PdfFragment> fragments) {
        List<TextPosition> ink =
                text.stream().filter(one -> !one.getUnicode().isBlank()).toList();
        if (!ink.isEmpty()) {
            double right = Double.NEGATIVE_INFINITY;
            double words = 0;
            int letters = 0;
            boolean isAfterSpace = true;
            for (TextPosition one : text) {
                boolean isSpace = one.getUnicode().isBlank();
                if (!isSpace) {
                    boolean isDense = Character.isIdeographic(one.getUnicode().codePointAt(0));
                    words += isDense ? 0.5 : isAfterSpace || one.getXDirAdj() - right > 0.2 * em ? 1 : 0;
                    letters += Character.isLetter(one.getUnicode().codePointAt(0)) ? 1 : 0;
                    right = Math.max(right, one.getXDirAdj() + one.getWidthDirAdj());
                }
                isAfterSpace = isSpace;
            }
            fragments.add(new PdfFragment(
                    List.copyOf(text),
                    ink.get(0).getXDirAdj(),
                    right,
                    ink.stream().mapToDouble(TextPosition::getYDirAdj).min().orElse(0),
                    ink.stream().mapToDouble(TextPosition::getYDirAdj).max().orElse(0),
                    ink.stream().mapToInt(written::get).min().orElse(0),
                    words,
                    letters,
                    ink.size()));
        }
        text.clear();
    }

    private static boolean isRightToLeft(String text) {
        if (text.isEmpty()) {
            return false;
        }
        byte direction = Character.getDirectionality(text.codePointAt(0));
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
