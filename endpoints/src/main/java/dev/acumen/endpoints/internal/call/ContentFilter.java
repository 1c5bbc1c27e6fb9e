package dev.acumen.endpoints.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.ContentFilteredException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How servers say in an answer that they, or the model, would not give one. */
final class ContentFilter {

    /** Reasons why a reply ended: OpenAI's and Azure's, Gemini's, Bedrock's, Zhipu's and Anthropic's behind gateways. */
    private static final Set<String> REASONS = Set.of(
            "content_filter",
            "contentfilter",
            "content_filtered",
            "safety",
            "prohibited_content",
            "blocklist",
            "recitation",
            "spii",
            "guardrail_intervened",
            "sensitive",
            "refusal");

    private ContentFilter() {}

    /**
     * Refuses a reply that was filtered, whole or in part.
     *
     * @param answer all of it
     * @param choice its first choice, if there is one
     * @throws ContentFilteredException with the reason, if it was
     */
    static void refuse(JsonNode answer, JsonNode choice) {
        String refusal = choice.path("message").path("refusal").asText("");
        String reason = choice.path("finish_reason").asText("").toLowerCase(Locale.ROOT);
        boolean hasAnswer = choice.path("message").isObject();
        boolean isPromptFiltered =
                !hasAnswer && !filtered(answer.path("prompt_filter_results")).isEmpty();
        if (!refusal.isBlank()) {
            throw new ContentFilteredException("the model refused to answer: " + refusal);
        }
        if (isPromptFiltered) {
            throw new ContentFilteredException("the server's content filter refused the prompt"
                    + why(filtered(answer.path("prompt_filter_results"))));
        }
        if (REASONS.contains(reason)) {
            Set<String> categories = filtered(choice.path("content_filter_results"));
            categories.addAll(filtered(answer.path("prompt_filter_results")));
            throw new ContentFilteredException(
                    "the server's content filter cut the reply (finish reason " + reason + ")" + why(categories));
        }
    }

    private static String why(Set<String> categories) {
        return categories.isEmpty() ? "" : categories.stream().collect(Collectors.joining(", ", ": ", ""));
    }

    /** The categories that are said to have been filtered, at any depth: Azure has them per prompt and per choice. */
    private static Set<String> filtered(JsonNode results) {
        Set<String> categories = new TreeSet<>();
        results.forEach(entry -> {
            if (results.isArray()) {
                categories.addAll(filtered(entry.path("content_filter_results")));
            }
        });
        results.properties().forEach(category -> {
            if (category.getValue().path("filtered").asBoolean()) {
                categories.add(category.getKey());
            }
        });
        return categories;
    }
}
