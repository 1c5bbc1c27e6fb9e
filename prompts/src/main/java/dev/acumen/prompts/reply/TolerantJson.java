package dev.acumen.prompts.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.acumen.core.run.ReplyReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON that a model wrote; nothing else does. There may be prose or a code fence around it, trailing commas, single quotes, raw line
 * breaks in its strings, and backslashes that are not doubled ({@link Backslashes}). A list where an object was asked for is taken as the object's
 * only list. Never completes an object that was cut off.
 */
public final class TolerantJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final ObjectMapper STRICT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();
    private static final Pattern FENCE = Pattern.compile("```(?:json|JSON)?\\s*\\n(.*?)```", Pattern.DOTALL);

    private TolerantJson() {}

    /**
     * The last readable object in the text; models think first and answer last.
     *
     * @param reading the rules that the reply was first read by
     */
    public static JsonNode object(String written, ReplyReading reading) throws UnreadableReply {
        String text = meant(written, reading);
        JsonNode whole = parse(text.strip());
        if (whole.isContainerNode()) {
            return whole;
        }
        JsonNode found = last(text);
        if (found.isContainerNode()) {
            return found;
        }
        Matcher fence = FENCE.matcher(text);
        JsonNode fenced = MAPPER.missingNode();
        while (fence.find()) {
            fenced = parse(fence.group(1).strip());
        }
        if (fenced.isContainerNode()) {
            return fenced;
        }
        throw new UnreadableReply(text.isBlank() ? "it is empty" : "it holds no JSON object");
    }

    /** The beginning of the text as JSON in which only a comma may be too many; a missing node if it is none. Takes a text as it was meant. */
    public static JsonNode strictly(String meant) {
        try {
            JsonNode node = STRICT.readTree(meant);
            return node == null ? STRICT.missingNode() : node;
        } catch (JsonProcessingException e) {
            return STRICT.missingNode();
        }
    }

    /** Where the object or the list ends that begins at that place of a text; empty if none does, or it is not whole. */
    public static OptionalInt end(String text, int from) {
        try (JsonParser parser = MAPPER.createParser(text.substring(from))) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == null || !parser.currentToken().isStructEnd()
                    ? OptionalInt.empty()
                    : OptionalInt.of(from + (int) parser.currentLocation().getCharOffset());
        } catch (JsonProcessingException e) {
            return OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an object or a list begins at that place and the text ends before it does. */
    public static boolean isBrokenOff(String text, int from) {
        try (JsonParser parser = MAPPER.createParser(text.substring(from))) {
            parser.nextToken();
            parser.skipChildren();
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it was meant: with the backslashes doubled that JSON wants doubled. */
    public static String meant(String text, ReplyReading reading) {
        return reading == ReplyReading.FIRST ? text : Backslashes.doubled(text);
    }

    /** The last object that is not empty, or where there is none, the last list of objects: prose has "[1]" and "{}" too. */
    private static JsonNode last(String text) throws UnreadableReply {
        JsonNode object = MAPPER.missingNode();
        JsonNode list = MAPPER.missingNode();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) != '{' && text.charAt(at) != '[') {
                continue;
            }
            try (JsonParser parser = MAPPER.createParser(text.substring(at))) {
                JsonNode node = MAPPER.readTree(parser);
                at += (int) parser.currentLocation().getCharOffset() - 1;
                object = node.isObject() && !node.isEmpty() ? node : object;
                list = node.isArray() && node.path(0).isObject() ? node : list;
            } catch (JsonEOFException e) {
                if (text.startsWith("{", at) || !object.isObject()) {
                    // What follows is part of what was cut off, and what came before was not the answer.
                    throw new UnreadableReply("its JSON object does not end");
                }
            } catch (JsonProcessingException inProse) {
                // What is looked for may begin right behind this bracket.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return object.isObject() ? object : list;
    }

    private static JsonNode parse(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return MAPPER.missingNode();
        }
        try (var parser = MAPPER.createParser(text)) {
            JsonNode node = MAPPER.readTree(parser);
            return parser.nextToken() == null && node != null ? node : MAPPER.missingNode();
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
