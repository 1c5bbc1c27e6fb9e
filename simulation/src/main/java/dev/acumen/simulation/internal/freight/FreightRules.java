package dev.acumen.simulation.internal.freight;

import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.HouseRules;
import dev.acumen.simulation.internal.practice.Reading;
import java.util.List;

/** The topics the tariff leaves open and their conventions, read from {@code house-rules.json}. */
public final class FreightRules {

    private static final HouseRules ALL = HouseRules.read(FreightRules.class, "house-rules.json");
    private static final Reading READING = new Reading(ALL);

    private FreightRules() {}

    /** Every rule, one for each topic. */
    public static HouseRules all() {
        return ALL;
    }

    /** Reads texts by these rules. */
    public static Reading reading() {
        return READING;
    }

    /** The rule on a topic. */
    public static HouseRule on(Topic topic) {
        return ALL.on(topic.name());
    }

    /** What a rule is about. */
    public static Topic topic(HouseRule rule) {
        return Topic.valueOf(rule.topic());
    }

    /** The rules that make a difference to the price of a shipment. */
    public static List<HouseRule> bearingOn(Shipment shipment) {
        return ALL.list().stream().filter(rule -> topic(rule).bearsOn(shipment)).toList();
    }
}
