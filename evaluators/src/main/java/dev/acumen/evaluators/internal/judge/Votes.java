package dev.acumen.evaluators.internal.judge;

import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.math.answer.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The votes on one attempt. The verdict given most often decides; on the graded scale the median does. It takes half of the votes, and a
 * draw decides nothing.
 */
final class Votes {

    private final JudgeOptions options;
    private final List<Opinion> opinions = new ArrayList<>();
    private Optional<Score> missing = Optional.empty();

    /** @param options how many votes of what kind */
    Votes(JudgeOptions options) {
        this.options = options;
    }

    void add(Opinion opinion) {
        opinions.add(opinion);
    }

    /** A vote could not be had. */
    void miss(Score.Cause cause, String reason) {
        missing = Optional.of(Score.unscored(cause, reason));
    }

    Score count() {
        if (2 * opinions.size() < options.votes() || opinions.isEmpty()) {
            return missing.orElseThrow(() -> new IllegalStateException("every vote was had, or it is said why not"));
        }
        return options.scale() == Scale.GRADED ? median() : plurality();
    }

    private Score median() {
        List<Opinion> sorted = opinions.stream()
                .sorted((a, b) -> Double.compare(worth(a), worth(b)))
                .toList();
        Opinion low = sorted.get((sorted.size() - 1) / 2);
        Opinion high = sorted.get(sorted.size() / 2);
        return graded((worth(low) + worth(high)) / 2, low);
    }

    private Score plurality() {
        Map<String, Integer> counts = counts();
        int most = most(counts);
        List<String> leading = counts.keySet().stream()
                .filter(verdict -> counts.getOrDefault(verdict, 0) == most)
                .toList();
        if (leading.size() > 1) {
            return Score.unscored(Score.Cause.EVALUATOR, "the judge is of two minds: " + counts);
        }
        Opinion first = opinions.stream()
                .filter(opinion -> opinion.verdict().equals(leading.get(0)))
                .findFirst()
                .orElseThrow();
        return Scale.worth(first.verdict()).isPresent()
                ? graded(worth(first), first)
                : Score.unscored(Score.Cause.ABSTAINED, "judged not attempted" + because(first));
    }

    private Score graded(double reward, Opinion opinion) {
        String verdict = "judged " + opinion.verdict() + because(opinion);
        if (options.votes() == 1) {
            return new Score.Graded(new Reward(reward), verdict);
        }
        double disagreement = 1 - (double) most(counts()) / opinions.size();
        String detail = String.format(
                Locale.ROOT,
                "%s (%d of %d votes, disagreement %.2f)",
                verdict,
                opinions.size(),
                options.votes(),
                disagreement);
        return new Score.Graded(new Reward(reward), new Rewards(Map.of("disagreement", disagreement)), detail);
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        opinions.forEach(opinion -> counts.merge(opinion.verdict(), 1, Integer::sum));
        return counts;
    }

    private static int most(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static double worth(Opinion opinion) {
        return Scale.worth(opinion.verdict()).orElse(0);
    }

    private static String because(Opinion opinion) {
        return opinion.because().isBlank() ? "" : ": " + Reply.brief(opinion.because());
    }
}
