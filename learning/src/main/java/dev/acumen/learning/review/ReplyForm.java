package dev.acumen.learning.review;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.model.chat.request.json.JsonSchema;

/**
 * The form a reply is asked for in.
 *
 * @param schema for servers that hold their answers to one
 * @param reader of the object, which checks it all the same
 */
record ReplyForm<T>(JsonSchema schema, Reader<T> reader) {

    /** Reads a reply's object. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode object) throws UnreadableReply;
    }
}
