package dev.acumen.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.learning.report.LearnReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An edit that was rejected for good; those that wait in the quarantine are none.
 *
 * @param step number of the step that proposed it
 * @param kind ADD, UPDATE, DELETE or KEEP
 * @param lesson that it names
 * @param text that it would have given a lesson
 * @param why in words
 */
public record Rejection(int step, String kind, Optional<String> lesson, Optional<String> text, String why) {

    private static final String NAME = "rejectedEdits";

    /** Those of a run that has just ended. */
    public static List<Rejection> of(LearnReport report) {
        return report.steps().stream()
                .flatMap(outcome ->
                        of(outcome.report().step().number(), outcome.report().rejectedEdits()).stream())
                .toList();
    }

    /** Those among the rejected edits of a step. */
    public static List<Rejection> of(int step, List<RejectedEdit> edits) {
        return edits.stream()
                .filter(edit -> edit.reason() != RejectedEdit.Reason.QUARANTINED)
                .map(edit -> new Rejection(
                        step,
                        edit.edit().kind(),
                        edit.edit().target().map(LessonId::toString),
                        edit.edit().wording(),
                        why(edit)))
                .toList();
    }

    private static String why(RejectedEdit edit) {
        return edit.findings().isEmpty()
                ? edit.reason().words()
                : edit.findings().stream().map(Finding::words).collect(Collectors.joining("; "));
    }

    /** Adds {@code rejectedEdits: [{step, kind, lesson, text, why}]}. */
    public static void put(ObjectNode node, List<Rejection> rejected) {
        ArrayNode list = node.putArray(NAME);
        for (Rejection edit : rejected) {
            ObjectNode one = list.addObject().put("step", edit.step()).put("kind", edit.kind());
            edit.lesson().ifPresent(lesson -> one.put("lesson", lesson));
            edit.text().ifPresent(text -> one.put("text", text));
            one.put("why", edit.why());
        }
    }

    /** What {@link #put} added; empty if it was never called on the object. */
    public static Optional<List<Rejection>> in(JsonNode node) {
        if (!node.path(NAME).isArray()) {
            return Optional.empty();
        }
        List<Rejection> rejected = new ArrayList<>();
        node.path(NAME)
                .forEach(edit -> rejected.add(new Rejection(
                        edit.path("step").asInt(),
                        edit.path("kind").asText(),
                        Optional.ofNullable(edit.path("lesson").textValue()),
                        Optional.ofNullable(edit.path("text").textValue()),
                        edit.path("why").asText())));
        return Optional.of(rejected);
    }

    /** What was proposed, on one line. */
    public String edit() {
        return kind
                + lesson.map(id -> " " + id).orElse("")
                + text.map(words -> " '" + words + "'").orElse("");
    }
}
