package dev.acumen.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lists and objects that programs write into a column of a table: as JSON, or as Python shows them. */
final class WrittenValue {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build()
            .readerFor(JsonNode.class);
    private static final Pattern PYTHON = Pattern.compile("(?<=[:,\\[])(\\s*)(None|True|False)(?=\\s*[,\\]}])");

    private WrittenValue() {}

    /** Whether a text begins like a list or an object. */
    static boolean isOne(String text) {
        return text.strip().startsWith("[") || text.strip().startsWith("{");
    }

    /**
     * What is written.
     *
     * @throws JsonProcessingException if it cannot be read
     */
    static JsonNode read(String text) throws JsonProcessingException {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            String json = PYTHON.matcher(text)
                    .replaceAll(word -> word.group(1)
                            + (word.group(2).equals("None")
                                    ? "null"
                                    : word.group(2).toLowerCase(Locale.ROOT)));
            if (json.equals(text)) {
                throw e;
            }
            return READER.readTree(json);
        }
    }
}
