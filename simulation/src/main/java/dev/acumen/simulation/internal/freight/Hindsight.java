package dev.acumen.simulation.internal.freight;

import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What conventions a known price speaks for: somebody who has the tariff can try out which of them lead to it. */
public final class Hindsight {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Hindsight() {}

    /**
     * The conventions that every way to the price has in common; none without the tariff, a shipment and a price.
     *
     * @param told what the agent was told
     * @param task the shipment in words
     * @param reference the right price
     */
    public static List<Statement> of(String told, String task, String reference) {
        Optional<Shipment> shipment = Shipment.in(task);
        Matcher number = NUMBER.matcher(reference);
        if (shipment.isEmpty() || !Tariff.statedIn(told) || !number.find()) {
            return List.of();
        }
        BigDecimal price = new BigDecimal(number.group());
        List<HouseRule> rules = FreightRules.bearingOn(shipment.get());
        List<Choices> ways = new Choices(Map.of())
                .varied(rules).stream()
                        .filter(choices ->
                                Tariff.quote(shipment.get(), choices).price().compareTo(price) == 0)
                        .toList();
        List<Statement> statements = new ArrayList<>();
        for (HouseRule rule : rules) {
            Set<String> ids = ways.stream()
                    .map(choices -> choices.on(FreightRules.topic(rule)))
                    .collect(Collectors.toSet());
            rule.conventions().stream()
                    .filter(convention -> ids.equals(Set.of(convention.id())))
                    .map(convention -> new Statement(rule.topic(), convention))
                    .forEach(statements::add);
        }
        return statements;
    }
}
