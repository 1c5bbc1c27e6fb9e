package dev.acumen.simulation.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Draws names, dates and amounts; the same ones each time the site is put together. */
final class Draw {

    private static final List<String> GIVEN = List.of(
            "Ada", "Bruno", "Carla", "David", "Edda", "Felix", "Greta", "Henrik", "Ines", "Jonas", "Klara", "Lukas",
            "Mira", "Nils", "Olga", "Paul", "Quirin", "Rosa", "Stefan", "Tilda", "Ulf", "Vera", "Wim", "Yara", "Zeno");
    private static final List<String> SURNAMES = List.of(
            "Okafor",
            "Lindqvist",
            "Marchetti",
            "Adeyemi",
            "Brandt",
            "Castellan",
            "Duarte",
            "Eklund",
            "Ferrow",
            "Galanis",
            "Hollin",
            "Ivarsen",
            "Jansky",
            "Kestrel",
            "Lorimer",
            "Mbeki",
            "Nordahl",
            "Oyelaran");
    private static final List<String> MONTHS = List.of(
            "January", "February", "March", "April", "May", "June", "September", "October", "November", "December");
    private static final int SHARED_SURNAMES = 5;

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Names of which the first ten share five surnames. */
    List<String> people(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int surname = i < 2 * SHARED_SURNAMES ? i % SHARED_SURNAMES : i - SHARED_SURNAMES;
            String given = GIVEN.get((i * 7 + 3) % GIVEN.size());
            names.add(given + " " + SURNAMES.get(surname % SURNAMES.size()));
        }
        return names;
    }

    String date() {
        return 1 + random.nextInt(28) + " " + MONTHS.get(random.nextInt(MONTHS.size())) + " 2027";
    }

    String room() {
        return "ABCDEFGH".charAt(random.nextInt(8)) + " " + (100 + random.nextInt(400));
    }

    String number(int from, int to) {
        int number = from + random.nextInt(to - from);
        // A round number could not be told from its rounding.
        return written(number % 10 == 0 ? number + 3 : number);
    }

    static String written(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Rounded to its first two digits. */
    static String rounded(String number) {
        int exact = Integer.parseInt(number.replace(",", ""));
        int step = 1;
        while (exact / step >= 100) {
            step *= 10;
        }
        return written(exact / Math.max(step, 10) * Math.max(step, 10));
    }
}
