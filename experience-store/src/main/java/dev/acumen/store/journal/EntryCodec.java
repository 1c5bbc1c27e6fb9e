package dev.acumen.store.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Journal entries as JSON, one object each, with the names of the records' components; {@code "entry"} names the kind. Ids are
 * written as plain text and numbers; an attempt as {@code [run, step, pass, task, sample]}; a chat message in langchain4j's own form. The
 * system message of an attempt is left out: the version says what lessons it held.
 */
public final class EntryCodec {

    /** Half a character, as a cut text may end with. UTF-8 has no form for it; its escape is the same to a JSON reader. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(ids())
            .addMixIn(JournalEntry.class, EntryForms.EntryKinds.class)
            .addMixIn(LessonEdit.class, EntryForms.EditKinds.class)
            .addMixIn(Ending.class, EntryForms.EndingKinds.class)
            .addMixIn(Score.class, EntryForms.ScoreKinds.class)
            .addMixIn(Score.Graded.class, EntryForms.GradedForm.class)
            .addMixIn(LibraryVersion.class, EntryForms.VersionForm.class)
            .addMixIn(Evidence.class, EntryForms.EvidenceForm.class)
            .addMixIn(Rollout.class, RolloutForm.Mixin.class)
            .addMixIn(Trajectory.class, EntryForms.TrajectoryForm.class)
            .addMixIn(RejectedEdit.class, FindingsForm.class)
            .addMixIn(LessonEdit.Delete.class, DeleteForm.class)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectReader entries = mapper.readerFor(JournalEntry.class);
    private final ObjectWriter entryWriter = mapper.writerFor(JournalEntry.class);

    /** The entry as one line of JSON. */
    public String write(JournalEntry entry) {
        JournalEntry kept = entry instanceof JournalEntry.Attempted attempted
                ? new JournalEntry.Attempted(withoutSystemMessage(attempted.attempt()))
                : entry;
        return toJson(entryWriter::writeValueAsString, kept);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is no entry
     */
    public JournalEntry read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #write} wrote, as UTF-8.
     *
     * @throws IllegalArgumentException if the bytes are no entry
     */
    JournalEntry read(byte[] json) {
        try {
            return orRefused(entries.readValue(json), JournalEntry.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JournalEntry: " + e.getMessage(), e);
        }
    }

    /** Any domain value as JSON, in the same form. */
    public String writeValue(Object value) {
        return toJson(mapper::writeValueAsString, value);
    }

    /** Any domain value as indented JSON, in the same form. */
    public String writePretty(Object value) {
        return toJson(mapper.writerWithDefaultPrettyPrinter()::writeValueAsString, value);
    }

    /**
     * Reads a domain value.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public <T> T readValue(String json, Class<T> type) {
        return fromJson(json, mapper.constructType(type));
    }

    /**
     * Reads a map of text.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public Map<String, String> readTexts(String json) {
        return fromJson(
                json, mapper.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, String.class));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the callers above pass the type as a value
    private <T> T fromJson(String json, JavaType type) {
        try {
            return orRefused(mapper.readValue(json, type), type.getRawClass());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no " + type.getRawClass().getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T orRefused(@Nullable T value, Class<?> type) {
        if (value == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": null");
        }
        return value;
    }

    private interface Writer {
        String write(Object value) throws JsonProcessingException;
    }

    private static String toJson(Writer writer, Object value) {
        try {
            String json = writer.write(value);
            return hasSurrogate(json)
                    ? LONE_SURROGATE
                            .matcher(json)
                            .replaceAll(half ->
                                    "\\\\u" + Integer.toHexString(half.group().charAt(0)))
                    : json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** Most texts have none, and a plain loop sees that sooner than a pattern. */
    private static boolean hasSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static ScoredRollout withoutSystemMessage(ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        List<ChatMessage> messages = rollout.trajectory().messages().stream()
                .filter(message -> !(message instanceof SystemMessage))
                .toList();
        return new ScoredRollout(
                new Rollout(
                        rollout.id(),
                        rollout.exposure(),
                        new Trajectory(messages, rollout.trajectory().turns()),
                        rollout.ending()),
                attempt.score());
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule();
        // A JSON reader takes no half character in a name, not even escaped.
        module.addKeySerializer(String.class, new JsonSerializer<String>() {
            @Override
            public void serialize(String key, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeFieldName(LONE_SURROGATE.matcher(key).replaceAll("?"));
            }
        });
        module.addSerializer(Rewards.class, new RewardsForm.Writer());
        module.addDeserializer(Rewards.class, new RewardsForm.Reader());
        text(module, RunId.class, RunId::value, RunId::new);
        text(module, TaskId.class, TaskId::value, TaskId::new);
        text(module, VersionId.class, VersionId::hex, VersionId::new);
        text(module, LessonId.class, LessonId::toString, LessonId::parse);
        text(module, QuarantineId.class, QuarantineId::toString, QuarantineId::parse);
        adapt(
                module,
                RolloutId.class,
                (id, json) -> {
                    json.writeStartArray();
                    json.writeString(id.pass().step().run().value());
                    json.writeNumber(id.pass().step().number());
                    json.writeString(id.pass().name());
                    json.writeString(id.task().value());
                    json.writeNumber(id.sample());
                    json.writeEndArray();
                },
                node -> new RolloutId(
                        new PassId(
                                new StepId(
                                        new RunId(node.path(0).asText()),
                                        node.path(1).asInt()),
                                node.path(2).asText()),
                        new TaskId(node.path(3).asText()),
                        node.path(4).asInt()));
        adapt(
                module,
                ChatMessage.class,
                (message, json) -> json.writeRawValue(ChatMessageSerializer.messageToJson(message)),
                node -> ChatMessageDeserializer.messageFromJson(node.toString()));
        adapt(
                module,
                AiMessage.class,
                (message, json) -> json.writeRawValue(ChatMessageSerializer.messageToJson(message)),
                node -> (AiMessage) ChatMessageDeserializer.messageFromJson(node.toString()));
        return module;
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        adapt(module, type, (value, json) -> json.writeString(write.apply(value)), node -> read.apply(node.asText()));
    }

    private interface ValueWriter<T> {
        void write(T value, JsonGenerator json) throws IOException;
    }

    private static <T> void adapt(
            SimpleModule module, Class<T> type, ValueWriter<T> writer, Function<JsonNode, T> reader) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                writer.write(value, json);
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                JsonNode node = parser.readValueAsTree();
                try {
                    return reader.apply(node);
                } catch (IllegalArgumentException e) {
                    throw JsonMappingException.from(parser, e.getMessage(), e);
                }
            }
        });
    }
}
