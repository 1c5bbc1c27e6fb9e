package dev.acumen.prompts;

import java.util.List;
import java.util.Map;

/** Fixed values for every prompt, as the runtime would give them. */
final class Values {

    private static final List<Map<String, String>> LESSONS = List.of(
            Map.of("id", "L3", "text", "Units: When a weight is given in pounds, convert it first."),
            Map.of("id", "L12", "text", "Rounding: Round up to the next half kilogram."));

    private Values() {}

    /** Values with reference and lessons, or without either. */
    static Map<String, ?> of(PromptName name, boolean full) {
        List<Map<String, String>> known = full ? LESSONS : List.of();
        String reference = full ? "84.50" : "";
        return switch (name) {
            case ATTEMPT ->
                Map.of(
                        "instructions",
                        "Quote the price.\nEnd with #### and the price.",
                        "hasLessons",
                        full,
                        "lessons",
                        known,
                        "input",
                        "12 kg to Oslo");
            case TOOLS ->
                Map.of(
                        "byText",
                        full,
                        "tools",
                        List.of(Map.of(
                                "name", "calculate",
                                "description", "Calculates.",
                                "arguments", "{\"type\":\"object\"}")));
            case NUDGE -> Map.of("cutOff", full, "empty", !full, "last", true);
            case SUMMARIZE ->
                Map.of(
                        "input", "12 kg to Oslo",
                        "hasReference", full,
                        "reference", reference,
                        "reward", "0.5",
                        "attempt", "[agent] I take zone 2.\n#### 84.00");
            case COMPARE ->
                Map.of(
                        "input",
                        "12 kg to Oslo",
                        "hasReference",
                        full,
                        "reference",
                        reference,
                        "maxLessons",
                        2,
                        "known",
                        known,
                        "attempts",
                        List.of(
                                Map.of("number", 1, "reward", "1", "weight", "0.50", "summary", "It took zone 3."),
                                Map.of("number", 2, "reward", "0", "weight", "0.50", "summary", "It took zone 2.")));
            case PROPOSE ->
                Map.of(
                        "room",
                        full ? 98 : 100,
                        "known",
                        known,
                        "candidates",
                        List.of(Map.of("number", 1, "text", "Zones: ask", "because", "one did")));
            case RECONCILE ->
                Map.of(
                        "room",
                        full ? 98 : 100,
                        "known",
                        known,
                        "proposals",
                        List.of(
                                Map.of("number", 1, "change", "ADD", "text", "Zones: ask", "support", 2),
                                Map.of("number", 2, "change", "DELETE L3", "text", "", "support", 1)));
            case JUDGE_REFERENCE ->
                Map.of(
                        "mark",
                        "0123456789ab",
                        "input",
                        "12 kg to Oslo",
                        "references",
                        List.of(Map.of("text", "84.50"), Map.of("text", "84.5 EUR")),
                        "hasRubric",
                        full,
                        "rubric",
                        full ? "The price is named with its currency." : "",
                        "candidate",
                        "I take zone 2.\n#### 84.00",
                        "binary",
                        full,
                        "graded",
                        false,
                        "attempted",
                        !full);
            case JUDGE_RUBRIC ->
                Map.of(
                        "mark", "0123456789ab",
                        "input", "12 kg to Oslo",
                        "rubric", "The price is named with its currency.",
                        "candidate", "I take zone 2.\n#### 84.00",
                        "binary", full,
                        "graded", !full,
                        "attempted", false);
            case REPAIR -> Map.of("problem", full ? "it ends in the middle" : "it is empty");
        };
    }
}
