package dev.acumen.prompts.reply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonSchema;

/**
 * The form a reply is asked for in.
 *
 * @param <T> what is read from it
 * @param schema for servers that hold their answers to one
 * @param reader of the object, which checks it all the same
 */
public record ReplyForm<T>(JsonSchema schema, Reader<T> reader) {

    /** Reads a reply's object. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * What the object says.
         *
         * @throws UnreadableReply if it does not have the form
         */
        T read(JsonNode object) throws UnreadableReply;
    }
}
