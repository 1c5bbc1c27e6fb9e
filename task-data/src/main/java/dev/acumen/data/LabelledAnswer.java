package dev.acumen.data;

import java.util.List;

/**
 * A reply of which somebody said whether it is right.
 *
 * @param line of its file, counted from 1
 * @param gold accepted answers, at least one
 * @param pred the whole reply; may be empty
 * @param isEqual whether it was said to be right
 */
public record LabelledAnswer(long line, List<String> gold, String pred, boolean isEqual) {

    public LabelledAnswer {
        gold = List.copyOf(gold);
    }
}
