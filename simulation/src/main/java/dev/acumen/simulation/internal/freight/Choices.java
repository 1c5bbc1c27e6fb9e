package dev.acumen.simulation.internal.freight;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was chosen on each topic. A topic left out stands at its first convention. */
public final class Choices {

    private final Map<Topic, Convention> chosen = new EnumMap<>(Topic.class);

    /** The given choices. */
    public Choices(Map<Topic, Convention> chosen) {
        this.chosen.putAll(chosen);
    }

    /** The id of the convention chosen on a topic. */
    public String on(Topic topic) {
        Convention convention = chosen.get(topic);
        return convention == null ? FreightRules.on(topic).conventions().get(0).id() : convention.id();
    }

    /** These choices with another one on a topic. */
    public Choices with(Topic topic, Convention convention) {
        Choices other = new Choices(chosen);
        other.chosen.put(topic, convention);
        return other;
    }

    /** Every way to settle the given rules, the rest as here. */
    public List<Choices> varied(List<HouseRule> rules) {
        List<Choices> variants = List.of(this);
        for (HouseRule rule : rules) {
            variants = variants.stream()
                    .flatMap(choices -> rule.conventions().stream()
                            .map(convention -> choices.with(FreightRules.topic(rule), convention)))
                    .toList();
        }
        return variants;
    }
}
