package dev.acumen.simulation.internal.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The topics of one domain and their conventions. */
public final class HouseRules {

    private static final String MATCHES_NOTHING = "(?!)";

    private final Map<String, HouseRule> rules;

    private HouseRules(Map<String, HouseRule> rules) {
        this.rules = rules;
    }

    /**
     * The rules in a JSON file.
     *
     * @param beside a class in the file's package
     * @param name of the file
     * @throws UncheckedIOException if it cannot be read
     */
    public static HouseRules read(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            Map<String, HouseRule> rules = new LinkedHashMap<>();
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                HouseRule rule = rule(node);
                rules.put(rule.topic(), rule);
            }
            return new HouseRules(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The rules in the order of the file. */
    public List<HouseRule> list() {
        return List.copyOf(rules.values());
    }

    /**
     * The rule on a topic.
     *
     * @throws IllegalArgumentException if there is none
     */
    public HouseRule on(String topic) {
        HouseRule rule = rules.get(topic);
        if (rule == null) {
            throw new IllegalArgumentException("the house rules say nothing on " + topic);
        }
        return rule;
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
                node.required("topic").asText(),
                node.required("title").asText(),
                Pattern.compile(node.required("subject").asText()),
                conventions);
    }
}
