package dev.acumen.endpoints.simulated.freight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The topics the tariff leaves open and their conventions, read from {@code house-rules.json}. */
public final class HouseRules {

    private static final String MATCHES_NOTHING = "(?!)";
    private static final HouseRules ALL = read();

    private final Map<Topic, HouseRule> rules;

    private HouseRules(Map<Topic, HouseRule> rules) {
        this.rules = rules;
    }

    /** Every rule, one for each topic. */
    public static HouseRules all() {
        return ALL;
    }

    /** The rules in the order of their topics. */
    public List<HouseRule> list() {
        return List.copyOf(rules.values());
    }

    /** The rule on a topic. */
    public HouseRule on(Topic topic) {
        HouseRule rule = rules.get(topic);
        if (rule == null) {
            throw new IllegalStateException("house-rules.json says nothing on " + topic);
        }
        return rule;
    }

    /** The rules that make a difference to the price of a shipment. */
    public List<HouseRule> bearingOn(Shipment shipment) {
        return rules.values().stream()
                .filter(rule -> rule.topic().bearsOn(shipment))
                .toList();
    }

    private static HouseRules read() {
        try (InputStream file = HouseRules.class.getResourceAsStream("house-rules.json")) {
            Map<Topic, HouseRule> rules = new EnumMap<>(Topic.class);
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                HouseRule rule = rule(node);
                rules.put(rule.topic(), rule);
            }
            return new HouseRules(rules);
        } catch (IOException e) {
            throw new UncheckedIOException("house-rules.json cannot be read", e);
        }
    }

    private static HouseRule rule(JsonNode node) {
        List<Convention> conventions = new ArrayList<>();
        for (JsonNode convention : node.required("conventions")) {
            conventions.add(new Convention(
                    convention.required("id").asText(),
                    convention.required("share").asDouble(),
                    convention.required("decision").asText(),
                    convention.required("lesson").asText(),
                    Pattern.compile(convention.required("says").asText()),
                    Pattern.compile(convention.path("plain").asText(MATCHES_NOTHING))));
        }
        return new HouseRule(
                Topic.valueOf(node.required("topic").asText()),
                node.required("title").asText(),
                Pattern.compile(node.required("subject").asText()),
                conventions);
    }
}
