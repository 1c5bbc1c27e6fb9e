package dev.acumen.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody who mistyped a name may have meant. Upper and lower case, spaces, dashes and underscores make no difference. Thread-safe; holds no state.
 */
public final class NearestName {

    /** So many characters tell what somebody began to write. */
    private static final int TELLING = 3;

    private NearestName() {}

    /**
     * The name that takes the fewest edits to come to, if those are no more than a third of what was given; else the only one that continues it, or is
     * continued by it. An edit adds, removes or changes a character, or swaps two neighbours (optimal string alignment).
     *
     * @param given by a user
     * @param names there are; of two that are as near the first is taken
     */
    public static Optional<String> of(String given, Collection<String> names) {
        String plain = plain(given);
        Optional<String> near = names.stream()
                .filter(name -> edits(plain, plain(name)) <= Math.max(1, plain.length() / 3))
                .filter(name -> edits(plain, plain(name))
                        < Math.max(plain.length(), plain(name).length()))
                .min(Comparator.comparingInt(name -> edits(plain, plain(name))));
        return near.or(() -> continued(plain, names));
    }

    /** The same as the end of a sentence, such as {@code  (did you mean 'learn'?)}; empty if no name is near. */
    public static String suggestion(String given, Collection<String> names) {
        return of(given, names).map(name -> " (did you mean '" + name + "'?)").orElse("");
    }

    private static Optional<String> continued(String plain, Collection<String> names) {
        List<String> found = names.stream()
                .filter(name -> Math.min(plain.length(), plain(name).length()) >= TELLING)
                .filter(name -> plain(name).startsWith(plain) || plain.startsWith(plain(name)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    private static int edits(String one, String other) {
        int[] beforeLast = new int[0];
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
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = before;
            before = now;
        }
        return before[other.length()];
    }
}
