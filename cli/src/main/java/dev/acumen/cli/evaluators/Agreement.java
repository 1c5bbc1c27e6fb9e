package dev.acumen.cli.evaluators;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.score.Score;
import dev.acumen.data.LabelledAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * How the verdicts of an evaluator stand against labels. A row it left unscored is undecided: neither agreement nor disagreement.
 *
 * @param rows in the order of the file
 */
record Agreement(List<Judged> rows) {

    private static final int SHOWN_CHARACTERS = 160;
    private static final double RIGHT = 1 - 1e-9;

    /** What an evaluator says of a row. */
    enum Verdict {
        EQUAL,
        UNEQUAL,
        UNDECIDED
    }

    /**
     * A row and what the evaluator says of it.
     *
     * @param row with its label
     * @param score a reward of 1 or more is taken for equal
     */
    record Judged(LabelledAnswer row, Score score) {

        Verdict verdict() {
            return score.match(new Score.Cases<>(
                    graded -> graded.reward().value() >= RIGHT ? Verdict.EQUAL : Verdict.UNEQUAL,
                    unscored -> Verdict.UNDECIDED));
        }

        boolean agrees() {
            return verdict() == (row.isEqual() ? Verdict.EQUAL : Verdict.UNEQUAL);
        }

        String reason() {
            return score.match(new Score.Cases<>(Score.Graded::detail, Score.Unscored::reason));
        }
    }

    Agreement {
        rows = List.copyOf(rows);
    }

    long count(boolean isEqual, Verdict verdict) {
        return rows.stream()
                .filter(judged -> judged.row().isEqual() == isEqual && judged.verdict() == verdict)
                .count();
    }

    private long agree() {
        return rows.stream().filter(Judged::agrees).count();
    }

    private long undecided() {
        return count(true, Verdict.UNDECIDED) + count(false, Verdict.UNDECIDED);
    }

    private long disagree() {
        return rows.size() - agree() - undecided();
    }

    /** For people: the counts, the table, and every row that the evaluator did not judge as labelled. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("  rows      " + Numbers.count(rows.size()) + ": " + Numbers.count(agree()) + " agree, "
                + Numbers.count(disagree()) + " disagree, " + Numbers.count(undecided()) + " undecided");
        lines.add("");
        Table table = new Table("label", "judged equal", "judged unequal", "undecided");
        for (boolean isEqual : new boolean[] {true, false}) {
            table.row(
                    word(isEqual),
                    Numbers.count(count(isEqual, Verdict.EQUAL)),
                    Numbers.count(count(isEqual, Verdict.UNEQUAL)),
                    Numbers.count(count(isEqual, Verdict.UNDECIDED)));
        }
        lines.addAll(table.lines());
        for (Judged judged : rows) {
            if (!judged.agrees()) {
                lines.add("");
                lines.add("  line " + judged.row().line() + ": expected "
                        + word(judged.row().isEqual()) + ", judged " + word(judged.verdict()) + ": " + judged.reason());
                lines.add("    gold  " + end(String.join(" | ", judged.row().gold())));
                lines.add("    pred  " + end(judged.row().pred()));
            }
        }
        return lines;
    }

    /** For programs. */
    void describe(ObjectNode result) {
        result.put("rows", rows.size()).put("agree", agree()).put("disagree", disagree());
        result.put("undecided", undecided());
        result.put("trueEqual", count(true, Verdict.EQUAL)).put("trueUnequal", count(false, Verdict.UNEQUAL));
        result.put("falseEqual", count(false, Verdict.EQUAL)).put("falseUnequal", count(true, Verdict.UNEQUAL));
        result.put("undecidedEqual", count(true, Verdict.UNDECIDED))
                .put("undecidedUnequal", count(false, Verdict.UNDECIDED));
        ArrayNode list = result.putArray("notAsLabelled");
        for (Judged judged : rows) {
            if (!judged.agrees()) {
                ObjectNode node = list.addObject().put("line", judged.row().line());
                ArrayNode gold = node.putArray("gold");
                judged.row().gold().forEach(gold::add);
                node.put("pred", end(judged.row().pred()))
                        .put("expected", word(judged.row().isEqual()));
                node.put("verdict", word(judged.verdict())).put("reason", judged.reason());
            }
        }
    }

    private static String word(boolean isEqual) {
        return isEqual ? "equal" : "unequal";
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case EQUAL -> "equal";
            case UNEQUAL -> "unequal";
            case UNDECIDED -> "undecided";
        };
    }

    /** The answer of a reply is at its end. */
    private static String end(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN_CHARACTERS ? line : "..." + line.substring(line.length() - SHOWN_CHARACTERS);
    }
}
