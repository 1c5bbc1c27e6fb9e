package dev.acumen.runtime.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.acumen.core.score.Score;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why attempts are unscored.
 *
 * @param reasons the commonest first
 */
public record UnscoredReasons(List<Why> reasons) {

    private static final int LONGEST = 200;

    public UnscoredReasons {
        reasons = List.copyOf(reasons);
    }

    /**
     * One reason.
     *
     * @param cause what kept the attempts from being judged
     * @param reason the same in words, in one line
     * @param attempts how many
     */
    public record Why(Score.Cause cause, String reason, int attempts) {

        /** For people. */
        public String line() {
            return attempts + " " + cause.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + reason;
        }
    }

    private record Key(Score.Cause cause, String reason) {}

    /** Of the scores that are none. */
    public static UnscoredReasons of(List<Score> scores) {
        Map<Key, Integer> counts = new LinkedHashMap<>();
        for (Score score : scores) {
            if (score instanceof Score.Unscored unscored) {
                counts.merge(new Key(unscored.cause(), brief(unscored.reason())), 1, Integer::sum);
            }
        }
        return new UnscoredReasons(counts.entrySet().stream()
                .map(entry -> new Why(entry.getKey().cause(), entry.getKey().reason(), entry.getValue()))
                .sorted(Comparator.comparingInt(Why::attempts).reversed())
                .toList());
    }

    /** For programs. */
    public void put(ArrayNode list) {
        reasons.forEach(why -> list.addObject()
                .put("cause", why.cause().name())
                .put("reason", why.reason())
                .put("attempts", why.attempts()));
    }

    private static String brief(String reason) {
        String line = reason.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }
}
