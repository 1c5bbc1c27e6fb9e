package dev.acumen.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where what the agent is given comes from, apart from choices: a field, a conversation, or a template over fields. */
interface InputSource {

    /** The fields it is made of. */
    List<String> fields();

    /**
     * What is asked in a row; empty if its fields are.
     *
     * @throws DataException if a field holds what is no text
     */
    Optional<String> text(Row row);

    /** What a conversation says is right by how it ends. */
    default Optional<String> reply(Row row) {
        return Optional.empty();
    }

    /**
     * One field, or a conversation in it, behind what belongs in front.
     *
     * @param input the field
     * @param preamble the story of a word problem, a passage, an instruction
     */
    record OfField(String input, Optional<String> preamble) implements InputSource {

        @Override
        public List<String> fields() {
            List<String> fields = new ArrayList<>(preamble.stream().toList());
            fields.add(input);
            return fields;
        }

        @Override
        public Optional<String> text(Row row) {
            Optional<String> text = conversation(row).map(Conversation::prompt).or(() -> row.plain(input));
            Optional<String> before = preamble.flatMap(row::plain);
            if (before.isEmpty()) {
                return text;
            }
            boolean isInstruction = preamble.get().equalsIgnoreCase("instruction");
            if (text.isEmpty()) {
                return isInstruction ? before : text;
            }
            boolean isStory = preamble.get().equalsIgnoreCase("body");
            return Optional.of(isStory ? story(before.get(), text.get()) : before.get() + "\n\n" + text.get());
        }

        @Override
        public Optional<String> reply(Row row) {
            return conversation(row).flatMap(Conversation::reply);
        }

        private Optional<Conversation> conversation(Row row) {
            return row.value(input)
                    .map(value -> unpacked(row, value))
                    .filter(Conversation::isOne)
                    .map(messages -> Conversation.of(row, input, messages));
        }

        /** A table has a conversation as text in a column. */
        private JsonNode unpacked(Row row, JsonNode value) {
            if (!value.isTextual()
                    || !value.asText().stripLeading().startsWith("[")
                    || !UsualNames.CONVERSATION.contains(UsualNames.plain(input))) {
                return value;
            }
            try {
                return WrittenValue.read(value.asText());
            } catch (JsonProcessingException e) {
                throw row.error(
                        "'" + input + "' begins like a conversation and cannot be read; write it as a JSON list of"
                                + " {\"role\": ..., \"content\": ...}");
            }
        }

        /** The stories of word problems at times lack their full stop. */
        private static String story(String body, String question) {
            String before = body.strip();
            boolean isClosed = ".!?,;:".indexOf(before.charAt(before.length() - 1)) >= 0;
            return before + (isClosed ? " " : ". ") + question.strip();
        }
    }

    /**
     * A template.
     *
     * @param template its names are fields of the file
     * @param spelled the names in it, with how the file spells them
     * @param choices the field in it that is a list of choices, which is shown one a line
     */
    record OfTemplate(InputTemplate template, Map<String, String> spelled, Optional<ChoiceFields> choices)
            implements InputSource {

        /**
         * The template a user gave.
         *
         * @throws DataException if it cannot be read, or names a field that the file does not have
         */
        static OfTemplate of(String text, Fields fields, Optional<ChoiceFields> choices) {
            InputTemplate template = template(text, fields);
            if (template.names().isEmpty()) {
                throw new DataException(
                        fields.rows().get(0).file(),
                        "the input template names no field, so every task would be the same; there are "
                                + fields.listed());
            }
            Map<String, String> spelled = new LinkedHashMap<>();
            for (String name : template.names()) {
                spelled.put(
                        name,
                        fields.named(name)
                                .orElseThrow(() -> new DataException(
                                        fields.rows().get(0).file(),
                                        "the input template names {" + name + "}, and there is no such field"
                                                + fields.suggestion(name) + "; there are " + fields.listed())));
            }
            return new OfTemplate(
                    template,
                    spelled,
                    choices.filter(found -> found.labels().isEmpty()
                            && spelled.containsValue(found.names().get(0))));
        }

        private static InputTemplate template(String text, Fields fields) {
            try {
                return InputTemplate.of(text);
            } catch (IllegalArgumentException e) {
                throw new DataException(
                        fields.rows().get(0).file(), "the input template cannot be used: " + e.getMessage());
            }
        }

        @Override
        public List<String> fields() {
            return List.copyOf(spelled.values());
        }

        @Override
        public Optional<String> text(Row row) {
            if (spelled.values().stream().allMatch(field -> row.value(field).isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(template.filled(name -> value(row, spelled.getOrDefault(name, name))));
        }

        private String value(Row row, String field) {
            return choices.filter(found -> found.names().contains(field))
                    .flatMap(found -> found.of(row))
                    .map(Choices::lines)
                    .orElseGet(() -> row.plain(field).orElse(""));
        }
    }
}
