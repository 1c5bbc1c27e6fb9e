package dev.acumen.simulation.internal.ledger;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which convention is the desk's own. The amounts of references are the one thing made from it: neither bookkeeper nor reviewer can look it up. */
public final class DeskPractice {

    private static final Map<Custom, String> IDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Custom.DISCOUNT, "further"),
            Map.entry(Custom.LATE_FEE, "14"),
            Map.entry(Custom.SMALL_ORDER, "untaxed"),
            Map.entry(Custom.LOYALTY, "each"),
            Map.entry(Custom.COINS, "up"),
            Map.entry(Custom.SHIPPING_TAX, "taxed"),
            Map.entry(Custom.RETURNS, "full"),
            Map.entry(Custom.DEPOSIT, "end"),
            Map.entry(Custom.ANSWER_LINE, "posted"),
            Map.entry(Custom.EXPLANATION, "brief"),
            Map.entry(Custom.CALCULATOR, "once")));

    private DeskPractice() {}

    /** The desk's own ways by custom. */
    public static Map<Custom, String> ids() {
        return Map.copyOf(IDS);
    }

    /** The desk's own ways as lessons. */
    public static List<String> lessons() {
        return Arrays.stream(Custom.values())
                .map(custom -> custom.rule()
                        .lesson(custom.rule().conventions().stream()
                                .filter(convention -> convention.id().equals(IDS.get(custom)))
                                .findFirst()
                                .orElseThrow()))
                .toList();
    }
}
