package dev.acumen.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody who mistyped a name may have meant. */
final class NearestName {

    private NearestName() {}

    /** The name that takes the fewest edits to come to, if those are no more than a third of it. */
    static Optional<String> of(String given, Collection<String> names) {
        String plain = UsualNames.plain(given);
        return names.stream()
                .filter(name -> edits(plain, UsualNames.plain(name)) <= Math.max(1, plain.length() / 3))
                .min(Comparator.comparingInt(name -> edits(plain, UsualNames.plain(name))));
    }

    /** Levenshtein's distance. */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = now;
        }
        return before[other.length()];
    }
}
