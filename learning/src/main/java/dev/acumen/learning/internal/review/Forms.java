package dev.acumen.learning.internal.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.library.LessonId;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.prompts.reply.ReplyForm;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the four stages are answered, as the prompt files describe them. */
final class Forms {

    /** A lesson as the reviewer words it, and other rules that explain the attempts as well. */
    record WordedLesson(String text, String because, List<String> otherReadings) {}

    /** What the reviewer says of a lesson that stood before attempts. */
    record WordedVerdict(LessonId id, LessonVerdict.Kind kind, String because) {}

    /** The lessons of a group, and verdicts on known ones. */
    record WordedReview(List<WordedLesson> lessons, List<WordedVerdict> verdicts) {}

    /** An edit as the reviewer words it; checked no further than that its fields are text. */
    record WordedEdit(String action, String id, String text, List<Integer> from) {}

    static final ReplyForm<String> SUMMARY = new ReplyForm<>(
            schema(
                    "attempt_summary",
                    JsonObjectSchema.builder()
                            .addStringProperty("summary")
                            .required("summary")
                            .build()),
            object -> text(object, "summary"));

    static final ReplyForm<List<WordedEdit>> PROPOSED_EDITS = edits("library_edits");

    static final ReplyForm<List<WordedEdit>> RECONCILED_EDITS = edits("reconciled_edits");

    private static final String OTHER_READINGS = "other_readings";
    private static final String NAME = "group_lessons";

    private Forms() {}

    /**
     * The lessons of a group, as far as the prompt asks for them: prompts of earlier states, and a domain's own, ask for less.
     *
     * @param prompt the text of the prompt
     * @param judges whether it asks for verdicts on known lessons
     */
    static ReplyForm<WordedReview> review(String prompt, boolean judges) {
        boolean hasReadings = prompt.contains(OTHER_READINGS);
        if (!judges) {
            return new ReplyForm<>(schema(NAME, listOf("lessons", lesson(hasReadings))), Forms::review);
        }
        List<String> kinds =
                prompt.contains("\"narrow\"") ? List.of("lapse", "narrow", "defect") : List.of("lapse", "defect");
        return new ReplyForm<>(
                schema(
                        NAME,
                        JsonObjectSchema.builder()
                                .addProperty(
                                        "lessons",
                                        JsonArraySchema.builder()
                                                .items(lesson(hasReadings))
                                                .build())
                                .addProperty(
                                        "verdicts",
                                        JsonArraySchema.builder()
                                                .items(verdict(kinds))
                                                .build())
                                .required("lessons", "verdicts")
                                .build()),
                Forms::review);
    }

    private static JsonObjectSchema lesson(boolean hasReadings) {
        JsonObjectSchema.Builder lesson =
                JsonObjectSchema.builder().addStringProperty("lesson").addStringProperty("because");
        return hasReadings
                ? lesson.addProperty(
                                OTHER_READINGS,
                                JsonArraySchema.builder()
                                        .items(new JsonStringSchema())
                                        .build())
                        .required("lesson", "because", OTHER_READINGS)
                        .build()
                : lesson.addProperty("attempts", integers())
                        .required("lesson", "because", "attempts")
                        .build();
    }

    private static JsonObjectSchema verdict(List<String> kinds) {
        return JsonObjectSchema.builder()
                .addStringProperty("id")
                .addProperty(
                        "verdict", JsonEnumSchema.builder().enumValues(kinds).build())
                .addStringProperty("because")
                .required("id", "verdict", "because")
                .build();
    }

    private static WordedReview review(JsonNode object) throws UnreadableReply {
        return new WordedReview(lessons(object), verdicts(object));
    }

    /** What cannot be read of them is no loss: the lessons are what was asked for. */
    private static List<WordedVerdict> verdicts(JsonNode object) {
        List<WordedVerdict> verdicts = new ArrayList<>();
        for (JsonNode item : object.path("verdicts")) {
            Optional<LessonId> id = LessonId.find(item.path("id").asText(""));
            String word = item.path("verdict").asText("").strip().toUpperCase(Locale.ROOT);
            Optional<LessonVerdict.Kind> kind = Arrays.stream(LessonVerdict.Kind.values())
                    .filter(one -> one.name().equals(word))
                    .findFirst();
            if (id.isPresent() && kind.isPresent()) {
                verdicts.add(new WordedVerdict(
                        id.get(), kind.get(), firstText(item, "because", "why").orElse("")));
            }
        }
        return verdicts;
    }

    private static ReplyForm<List<WordedEdit>> edits(String name) {
        return new ReplyForm<>(
                schema(
                        name,
                        listOf(
                                "edits",
                                JsonObjectSchema.builder()
                                        .addProperty(
                                                "action",
                                                JsonEnumSchema.builder()
                                                        .enumValues("ADD", "UPDATE", "DELETE", "KEEP")
                                                        .build())
                                        .addStringProperty("id")
                                        .addStringProperty("text")
                                        .addProperty("from", integers())
                                        .required("action", "id", "text", "from")
                                        .build())),
                Forms::edits);
    }

    private static List<WordedLesson> lessons(JsonNode object) throws UnreadableReply {
        List<WordedLesson> lessons = new ArrayList<>();
        for (JsonNode item : list(object, "lessons")) {
            String text = item.isTextual()
                    ? item.asText()
                    : firstText(item, "lesson", "text").orElse("");
            if (!PromptText.line(text).isEmpty()) {
                List<String> others = new ArrayList<>();
                item.path(OTHER_READINGS).forEach(other -> {
                    if (!PromptText.line(other.asText("")).isEmpty()) {
                        others.add(other.asText());
                    }
                });
                lessons.add(
                        new WordedLesson(text, firstText(item, "because", "why").orElse(""), List.copyOf(others)));
            }
        }
        return lessons;
    }

    private static List<WordedEdit> edits(JsonNode object) throws UnreadableReply {
        List<WordedEdit> edits = new ArrayList<>();
        for (JsonNode item : list(object, "edits")) {
            List<Integer> from = new ArrayList<>();
            item.path("from").forEach(number -> {
                if (number.canConvertToInt()) {
                    from.add(number.asInt());
                }
            });
            edits.add(new WordedEdit(
                    firstText(item, "action", "operation").orElse("").strip().toUpperCase(Locale.ROOT),
                    item.path("id").isNumber()
                            ? item.path("id").asText()
                            : firstText(item, "id").orElse(""),
                    firstText(item, "text", "lesson").orElse(""),
                    List.copyOf(from)));
        }
        return edits;
    }

    private static JsonNode list(JsonNode object, String name) throws UnreadableReply {
        JsonNode list = object.isArray() ? object : object.path(name);
        if (!list.isArray()) {
            throw new UnreadableReply("it has no list \"" + name + "\"");
        }
        return list;
    }

    private static String text(JsonNode object, String name) throws UnreadableReply {
        return firstText(object, name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnreadableReply("it has no text \"" + name + "\""));
    }

    private static Optional<String> firstText(JsonNode object, String... names) {
        for (String name : names) {
            if (object.path(name).isTextual()) {
                return Optional.of(object.path(name).asText());
            }
        }
        return Optional.empty();
    }

    private static JsonObjectSchema listOf(String name, JsonSchemaElement items) {
        return JsonObjectSchema.builder()
                .addProperty(name, JsonArraySchema.builder().items(items).build())
                .required(name)
                .build();
    }

    private static JsonArraySchema integers() {
        return JsonArraySchema.builder().items(new JsonIntegerSchema()).build();
    }

    private static JsonSchema schema(String name, JsonObjectSchema root) {
        return JsonSchema.builder().name(name).rootElement(root).build();
    }
}
