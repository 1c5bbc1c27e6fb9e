package dev.acumen.evaluators.internal.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * How a judge judges.
 *
 * @param scale the verdicts it may give
 * @param votes how often it is asked, 1 to 99
 */
public record JudgeOptions(Scale scale, int votes) {

    private static final int MOST_VOTES = 99;

    /** Sampling several votes needs room to differ. */
    private static final double VOTING_TEMPERATURE = 0.7;

    public JudgeOptions {
        if (votes < 1 || votes > MOST_VOTES) {
            throw new IllegalArgumentException("a judge votes 1 to " + MOST_VOTES + " times, not " + votes);
        }
    }

    /**
     * Reads {@code graded}, {@code attempted} and {@code votes=3}, with commas between them.
     *
     * @throws IllegalArgumentException if one is something else
     */
    static JudgeOptions parse(String text) {
        Scale scale = Scale.BINARY;
        int votes = 1;
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String option = part.strip();
            if (option.matches("votes\\s*=\\s*[0-9]{1,3}")) {
                votes = Integer.parseInt(
                        option.substring(option.indexOf('=') + 1).strip());
            } else {
                scale = scale(option);
            }
        }
        return new JudgeOptions(scale, votes);
    }

    /** To sample with: 0 for a single verdict. */
    double temperature() {
        return votes == 1 ? 0 : VOTING_TEMPERATURE;
    }

    private static Scale scale(String word) {
        for (Scale scale : Scale.values()) {
            if (scale.word().equals(word)) {
                return scale;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' is no option of judge; write binary, graded, attempted or votes=<number>");
    }

    /** What stands after {@code judge}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (scale != Scale.BINARY) {
            parts.add(scale.word());
        }
        if (votes > 1) {
            parts.add("votes=" + votes);
        }
        return parts.isEmpty() ? "" : ":" + String.join(",", parts);
    }
}
