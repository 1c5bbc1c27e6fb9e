package dev.acumen.simulation.internal.freight;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which convention is the house's own. Visible to this package only, so that the reference prices are the one thing made
 * from it: neither clerk nor reviewer can look it up.
 */
public final class HousePractice {

    private static final Map<Topic, String> IDS = Map.ofEntries(
            Map.entry(Topic.VOLUMETRIC_WEIGHT, "5000"),
            Map.entry(Topic.WEIGHT_ROUNDING, "half"),
            Map.entry(Topic.SEVERAL_PIECES, "half"),
            Map.entry(Topic.EXPRESS_SUPPLEMENT, "fuelled"),
            Map.entry(Topic.LATE_PICKUP, "16"),
            Map.entry(Topic.INSURANCE, "excess"),
            Map.entry(Topic.DANGEROUS_GOODS, "weight"),
            Map.entry(Topic.SATURDAY_PICKUP, "half"),
            Map.entry(Topic.PEAK_SEASON, "order"),
            Map.entry(Topic.RESIDENTIAL_DELIVERY, "none"),
            Map.entry(Topic.CONTRACT_DISCOUNT, "freight"),
            Map.entry(Topic.CASH_ROUNDING, "up"));

    private HousePractice() {}

    public static Choices choices() {
        Map<Topic, Convention> chosen = new EnumMap<>(Topic.class);
        for (HouseRule rule : FreightRules.all().list()) {
            chosen.put(FreightRules.topic(rule), convention(rule));
        }
        return new Choices(chosen);
    }

    public static List<String> lessons() {
        return FreightRules.all().list().stream()
                .map(rule -> rule.lesson(convention(rule)))
                .toList();
    }

    /** One lesson a topic that tells to follow the likeliest convention that is not the house's. */
    public static List<String> wrongLessons() {
        return FreightRules.all().list().stream()
                .map(rule -> rule.lesson(rule.conventions().stream()
                        .filter(convention -> !convention.equals(convention(rule)))
                        .max(Comparator.comparingDouble(Convention::share))
                        .orElseThrow()))
                .toList();
    }

    /** The lesson on the first topic on which a text affirms another convention than the house's. */
    public static Optional<String> objection(String text) {
        return FreightRules.reading().of(text).stream()
                .map(statement -> FreightRules.all().on(statement.topic()))
                .map(rule -> rule.lesson(convention(rule)))
                .filter(lesson -> FreightRules.reading().of(lesson).stream()
                        .anyMatch(right ->
                                FreightRules.reading().of(text).stream().anyMatch(right::contradicts)))
                .findFirst();
    }

    private static Convention convention(HouseRule rule) {
        return rule.conventions().stream()
                .filter(convention -> convention.id().equals(IDS.get(FreightRules.topic(rule))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no house convention on " + rule.topic()));
    }
}
