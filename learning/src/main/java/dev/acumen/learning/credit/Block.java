package dev.acumen.learning.credit;

import java.util.Map;
import java.util.Set;

/**
 * Wordings that were left out together or not at all, in every attempt that was drawn: one regressor.
 *
 * @param wordings at least one
 * @param code the value of the regressor in each row where it is not 0
 */
record Block(Set<Wording> wordings, Map<Integer, Double> code) {

    Block {
        wordings = Set.copyOf(wordings);
        code = Map.copyOf(code);
    }
}
