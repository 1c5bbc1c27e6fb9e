package dev.acumen.endpoints.internal.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Parts of a request that a server may refuse and that can be left out or said in another way. */
public enum OptionalField {
    /** Messages of one role in a row, which some chat templates refuse. */
    REPEATED_ROLES(
            "repeated roles",
            "messages of one role in a row are sent as one",
            List.of(
                    "roles must alternate",
                    "must alternate between",
                    "alternating user",
                    "consecutive messages",
                    "messages must alternate")),
    /** Instructions in a message of their own, which some chat templates refuse. */
    SYSTEM_ROLE(
            "system role",
            "instructions are sent in the first message of the user",
            List.of(
                    "system role not supported",
                    "system role is not supported",
                    "system role isn't supported",
                    "support the system role",
                    "support system role",
                    "support system message",
                    "support system prompt",
                    "support system instruction",
                    "system message is not supported",
                    "system message not supported",
                    "system messages are not supported",
                    "system messages not supported",
                    "system prompt is not supported",
                    "system prompts are not supported",
                    "system instruction is not",
                    "developer instruction is not",
                    "only user and assistant roles",
                    "only user, assistant",
                    "unsupported role: system",
                    "invalid role: system",
                    "unknown role: system",
                    "unexpected role system",
                    "role 'system'",
                    "role `system`",
                    "role \"system\"",
                    "role \\\"system\\\"",
                    "should be 'user' or 'assistant'",
                    "roles must alternate",
                    "must alternate between")),
    /** The form of the answer. */
    RESPONSE_FORMAT(
            "response_format",
            "it is left out",
            List.of("response_format", "json_schema", "guided_json", "grammar", "\"strict\"", "'strict'", "`strict`")),
    /** Of the randomness. */
    SEED("seed", "it is left out", List.of("seed")),
    /** Of the sampling. */
    TEMPERATURE("temperature", "it is left out", List.of("temperature")),
    /** The longest answer. */
    MAX_TOKENS("max_tokens", "max_completion_tokens is sent in its place", List.of("max_tokens")),
    /** What stands in for {@link #MAX_TOKENS} where that was refused. */
    MAX_COMPLETION_TOKENS("max_completion_tokens", "it is left out", List.of("max_completion_tokens")),
    /** Whether tools may be called. */
    TOOL_CHOICE("tool_choice", "it is left out", List.of("tool_choice")),
    /** That a stream ends with the usage. */
    STREAM_OPTIONS("stream_options", "it is left out", List.of("stream_options", "include_usage")),
    /** That the answer comes as a stream. */
    STREAM(
            "stream",
            "answers come in one piece",
            List.of("'stream'", "\"stream\"", "\\\"stream\\\"", "`stream`", "streaming", "field stream"));

    private final String wireName;
    private final String instead;

    @SuppressWarnings("ImmutableEnumChecker") // List.of() is immutable
    private final List<String> names;

    OptionalField(String wireName, String instead, List<String> names) {
        this.wireName = wireName;
        this.instead = instead;
        this.names = names;
    }

    /** The name under which requests have it, or by which reports name what is no field. */
    public String wireName() {
        return wireName;
    }

    /** What is done in its place, for people. */
    String instead() {
        return instead;
    }

    /** The fields among the given names of the protocol. */
    static Set<OptionalField> among(Set<String> wireNames) {
        Set<OptionalField> fields = EnumSet.noneOf(OptionalField.class);
        for (OptionalField field : values()) {
            if (wireNames.contains(field.wireName())) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** The first of the candidates that a refusal names. */
    public static Optional<OptionalField> namedBy(String refusal, Predicate<OptionalField> isCandidate) {
        String text = refusal.toLowerCase(Locale.ROOT);
        for (OptionalField field : values()) {
            if (isCandidate.test(field) && field.names.stream().anyMatch(text::contains)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** Whether it is about the messages' roles, which servers refuse with a 500 too, when the chat template throws. */
    boolean isAboutRoles() {
        return this == REPEATED_ROLES || this == SYSTEM_ROLE;
    }
}
