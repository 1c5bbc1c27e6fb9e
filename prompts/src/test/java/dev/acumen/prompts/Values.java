package dev.acumen.prompts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fixed values for every prompt, as the runtime would give them. */
final class Values {

    private static final List<Map<String, Object>> LESSONS = List.of(
            Map.of(
                    "id",
                    "L3",
                    "text",
                    "Units: When a weight is given in pounds, convert it first.",
                    "isDrawn",
                    true,
                    "tasks",
                    "4 tasks"),
            Map.of(
                    "id",
                    "L12",
                    "text",
                    "Rounding: Round up to the next half kilogram.",
                    "isDrawn",
                    false,
                    "tasks",
                    ""));

    private Values() {}

    /** Values with reference and lessons, or without either. */
    static Map<String, ?> of(PromptName name, boolean full) {
        List<Map<String, Object>> known = full ? LESSONS : List.of();
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
                        "input",
                        "12 kg to Oslo",
                        "hasReference",
                        full,
                        "marksPlans",
                        full,
                        "reference",
                        reference,
                        "reward",
                        "0.5",
                        "attempt",
                        "[agent] I take zone 2.\n#### 84.00");
            case COMPARE -> comparison(full, known, reference);
            case PROPOSE ->
                Map.of(
                        "room",
                        full ? 98 : 100,
                        "known",
                        known,
                        "hasVerdicts",
                        full,
                        "verdicts",
                        List.of(Map.of("id", "L3", "verdict", "lapse", "reason", "It was not followed.")),
                        "candidates",
                        List.of(Map.of("number", 1, "text", "Zones: ask", "because", "one did")));
            case RECONCILE ->
                Map.of(
                        "room",
                        full ? 98 : 100,
                        "known",
                        known,
                        "isWeighed",
                        full,
                        "capped",
                        full,
                        "most",
                        4,
                        "hasRefused",
                        full,
                        "refused",
                        List.of(Map.of("change", "ADD", "text", "Zones: guess", "reason", "did not help")),
                        "proposals",
                        List.of(
                                proposal(1, "ADD", "Zones: ask", 2, full ? "one did" : ""),
                                proposal(2, "DELETE L3", "", 1, "")));
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

    private static Map<String, ?> comparison(boolean full, List<Map<String, Object>> known, String reference) {
        Map<String, Object> values = new HashMap<>();
        values.put("input", "12 kg to Oslo");
        values.put("hasReference", full);
        values.put("reference", reference);
        values.put("maxLessons", 2);
        values.put("known", known);
        values.put(
                "attempts",
                List.of(
                        attempt(1, "1", "+0.50", "It took zone 3.", full ? "84.50 is 84.50" : "", ""),
                        attempt(
                                2,
                                "0",
                                "-0.50",
                                "It took zone 2.",
                                full ? "84.00 is not 84.50" : "",
                                full ? " rewards=\"right 0.00, short -0.40\" tokens=\"40\" advice=\"L3\"" : "")));
        values.put("noneRight", false);
        values.put("isWeighed", full);
        values.put("severalRewards", full);
        values.put("showsLength", full);
        values.put("marksPlans", full);
        values.put("hasInstructions", full);
        values.put("instructions", "Quote the price.");
        values.put("labels", full);
        values.put("labelList", "84.50, 90.00");
        values.put("judgesAdvice", full);
        return values;
    }

    /** The comparison where no attempt was right. */
    static Map<String, ?> failures() {
        Map<String, Object> values = new HashMap<>(comparison(true, List.of(), "84.50"));
        values.put("noneRight", true);
        values.put("marksPlans", false);
        values.put("labels", false);
        values.put("judgesAdvice", false);
        values.put("attempts", List.of(attempt(1, "0", "", "It took zone 2.", "84.00 is not 84.50", "")));
        return values;
    }

    private static Map<String, Object> proposal(int number, String change, String text, int support, String because) {
        return Map.of(
                "number", number,
                "change", change,
                "text", text,
                "tasks", support == 1 ? "task 1" : "tasks 1, 2",
                "weight", support == 1 ? "0.80" : "1.78",
                "hasReason", !because.isEmpty(),
                "reason", because);
    }

    private static Map<String, Object> attempt(
            int number, String reward, String weight, String summary, String said, String note) {
        return Map.of(
                "number",
                number,
                "reward",
                reward,
                "signedWeight",
                weight,
                "isWeighed",
                !weight.isEmpty(),
                "summary",
                summary,
                "hasWords",
                !said.isEmpty(),
                "evaluated",
                said,
                "note",
                note);
    }
}
