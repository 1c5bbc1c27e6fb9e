package dev.acumen.store.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.acumen.core.score.Rewards;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rewards by name as a JSON object of numbers; a line without one, as all were once, has none. */
final class RewardsForm {

    private RewardsForm() {}

    static final class Writer extends JsonSerializer<Rewards> {
        @Override
        public void serialize(Rewards rewards, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, Double> reward : rewards.values().entrySet()) {
                json.writeNumberField(reward.getKey(), reward.getValue());
            }
            json.writeEndObject();
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Rewards rewards) {
            return rewards.isEmpty();
        }
    }

    static final class Reader extends JsonDeserializer<Rewards> {
        @Override
        public Rewards deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode object = parser.readValueAsTree();
            Map<String, Double> values = new LinkedHashMap<>();
            object.properties()
                    .forEach(reward ->
                            values.put(reward.getKey(), reward.getValue().doubleValue()));
            try {
                return new Rewards(values);
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }

        @Override
        public Rewards getNullValue(DeserializationContext context) {
            return Rewards.none();
        }
    }
}
