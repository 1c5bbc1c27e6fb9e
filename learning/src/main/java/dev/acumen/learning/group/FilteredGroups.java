package dev.acumen.learning.group;

import dev.acumen.core.rollout.WrittenLength;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Of a group only the best attempts by length are contrasted, right or wrong, and compared among themselves (GFPO, arXiv 2508.09726, sections 3 and 3.2): more is sampled than is
 * learned from, and what is learned comes from short attempts.
 *
 * @param by what is best
 * @param keep how many, 2 or more; empty for half of them, and where the number follows the difficulty for 4, 6, 8 and 8 of 16 from the easiest quarter of tasks to the hardest
 */
public record FilteredGroups(By by, OptionalInt keep) implements GroupSelector {

    private static final double[] SHARES = {4 / 16.0, 6 / 16.0, 8 / 16.0, 8 / 16.0};

    /** What is best. */
    public enum By {
        /** The fewest tokens. */
        SHORTEST,
        /** The most reward for each token. */
        EFFICIENT,
        /** The fewest tokens, more attempts where tasks are harder. */
        ADAPTIVE;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FilteredGroups {
        if (keep.orElse(2) < 2) {
            throw new IllegalArgumentException("2 attempts or more are kept of a group, not " + keep.getAsInt());
        }
        if (by == By.ADAPTIVE && keep.isPresent()) {
            throw new IllegalArgumentException(
                    "how many attempts are kept adaptively follows the difficulty and cannot be set");
        }
    }

    @Override
    public Selection select(ComparedGroup group, GroupHistory history) {
        if (!group.isMixed()) {
            return Selection.none(group, "all alike or too few graded");
        }
        List<Compared> shown = group.shown();
        int most = Math.min(shown.size(), keep.orElseGet(() -> usual(group, history)));
        List<Compared> best = shown.stream()
                .map(member -> new Measured(member, tokens(member)))
                .sorted(Comparator.comparingDouble(this::efficiency).reversed().thenComparingLong(Measured::tokens))
                .limit(most)
                .map(Measured::member)
                .toList();
        List<Compared> kept = group.members().stream().filter(best::contains).toList();
        return group.with(kept).isMixed()
                ? Selection.of(group, kept, "not among the " + most + " " + words())
                : Selection.none(group, "the " + most + " " + words() + " came out alike");
    }

    /** In sentences: {@code shortest} or {@code most token-efficient}. */
    private String words() {
        return by == By.EFFICIENT ? "most token-efficient" : "shortest";
    }

    private int usual(ComparedGroup group, GroupHistory history) {
        int size = group.shown().size();
        double share = by == By.ADAPTIVE ? SHARES[history.difficulty(group.mean(Compared::score))] : 0.5;
        return Math.max(2, (int) Math.ceil(share * size));
    }

    private record Measured(Compared member, long tokens) {}

    /** Reward for a token; what has no reward is told apart by its length alone. */
    private double efficiency(Measured measured) {
        return by == By.EFFICIENT ? Math.max(0, measured.member().reward()) / measured.tokens() : 0;
    }

    private static long tokens(Compared member) {
        return Math.max(
                1, WrittenLength.of(member.attempt().rollout().trajectory()).tokens());
    }
}
