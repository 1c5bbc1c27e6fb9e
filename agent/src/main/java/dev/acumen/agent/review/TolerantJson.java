package dev.acumen.agent.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the JSON object in a reply that may have prose or a code fence around it, trailing commas, single quotes or raw line
 * breaks in its strings. A list where an object was asked for is taken as the object's only list. Never completes an object that was cut off.
 */
final class TolerantJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final Pattern FENCE = Pattern.compile("```(?:json|JSON)?\\s*\\n(.*?)```", Pattern.DOTALL);

    private TolerantJson() {}

    /** The last readable object in the text; models think first and answer last. */
    static JsonNode object(String text) throws UnreadableReply {
        String problem = text.isBlank() ? "it is empty" : "it holds no JSON object";
        Matcher fence = FENCE.matcher(text);
        String fenced = "";
        while (fence.find()) {
            fenced = fence.group(1);
        }
        for (String candidate : new String[] {text.strip(), fenced.strip()}) {
            JsonNode whole = parse(candidate);
            if (whole.isObject() || whole.isArray()) {
                return whole;
            }
        }
        int depth = 0;
        int start = -1;
        JsonNode last = MAPPER.missingNode();
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"' && depth > 0) {
                inString = true;
            } else if (c == '{') {
                if (depth++ == 0) {
                    start = i;
                }
            } else if (c == '}' && depth > 0 && --depth == 0) {
                JsonNode found = parse(text.substring(start, i + 1));
                last = found.isObject() ? found : last;
            }
        }
        if (last.isObject()) {
            return last;
        }
        throw new UnreadableReply(depth > 0 ? "its JSON object does not end" : problem);
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
