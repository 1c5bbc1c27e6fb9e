package dev.acumen.tools.mcp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.IOException;

/** JSON as servers write it. */
final class McpJson {

    private McpJson() {}

    static ObjectMapper plain() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addHandler(new SchemasForFlags())
                .build();
    }

    static McpJsonMapper forSdk() {
        return new JacksonMcpJsonMapper(plain());
    }

    /** A schema may have another schema as its {@code additionalProperties}; the SDK knows only true and false. */
    private static final class SchemasForFlags extends DeserializationProblemHandler {

        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message)
                throws IOException {
            if (target.hasRawClass(Boolean.class) && token == JsonToken.START_OBJECT) {
                parser.skipChildren();
                return true;
            }
            return NOT_HANDLED;
        }
    }
}
