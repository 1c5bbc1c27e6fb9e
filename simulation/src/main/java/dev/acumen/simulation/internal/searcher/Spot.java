package dev.acumen.simulation.internal.searcher;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where on a part of a page something is said under a label.
 *
 * @param fact what stands behind the label in a list, if it does
 * @param row of a table that starts with the label, if there is one
 * @param prose the figure in a sentence on it, if there is one
 */
record Spot(Optional<String> fact, Optional<List<String>> row, Optional<String> prose) {

    static Spot on(PageView page, String label) {
        Optional<List<String>> row = page.rows().stream()
                .filter(cells -> cells.size() > 1 && cells.get(0).equalsIgnoreCase(label))
                .findFirst();
        Pattern sentence = Pattern.compile(
                "^(?![-*•|#]).*" + Pattern.quote(label) + " \\w+(?: \\w+)? some ([\\d,]+)", Pattern.CASE_INSENSITIVE);
        return new Spot(page.fact(label), row, page.first(sentence));
    }

    boolean isFound() {
        return fact.isPresent() || row.isPresent() || prose.isPresent();
    }
}
