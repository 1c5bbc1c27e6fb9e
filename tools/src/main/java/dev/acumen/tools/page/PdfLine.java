package dev.acumen.tools.page;

import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.text.TextPosition;

/** What stands at one height, from left to right; at least one fragment. */
record PdfLine(List<PdfFragment> fragments) {

    double left() {
        return fragments.stream().mapToDouble(PdfFragment::left).min().orElse(0);
    }

    double right() {
        return fragments.stream().mapToDouble(PdfFragment::right).max().orElse(0);
    }

    double top() {
        return fragments.stream().mapToDouble(PdfFragment::top).min().orElse(0);
    }

    double bottom() {
        return fragments.stream().mapToDouble(PdfFragment::bottom).max().orElse(0);
    }

    int size() {
        return fragments.stream().mapToInt(PdfFragment::size).sum();
    }

    double words() {
        return fragments.stream().mapToDouble(PdfFragment::words).sum();
    }

    int letters() {
        return fragments.stream().mapToInt(PdfFragment::letters).sum();
    }

    boolean crosses(double at, double width) {
        return fragments.stream().anyMatch(fragment -> fragment.crosses(at, width));
    }

    /** Whether the file holds each fragment right after the one before it, but for some spaces. */
    boolean isWrittenAtOnce() {
        for (int i = 1; i < fragments.size(); i++) {
            PdfFragment before = fragments.get(i - 1);
            int between = fragments.get(i).written() - before.written() - before.size();
            if (between < 0 || between > before.words() + 4) {
                return false;
            }
        }
        return true;
    }

    Stream<TextPosition> text() {
        return fragments.stream().flatMap(fragment -> fragment.text().stream());
    }
}
