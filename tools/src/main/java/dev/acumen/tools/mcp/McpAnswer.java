package dev.acumen.tools.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.tool.ToolFailure;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.BlobResourceContents;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server answers, as text for a model. */
final class McpAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private McpAnswer() {}

    /**
     * The text. What is structured counts only where there is no text: servers say the same twice.
     *
     * @throws ToolFailure if the server says that it could not do it
     */
    static String text(McpSettings settings, CallToolResult result) {
        String text = Optional.ofNullable(result.content()).orElse(List.of()).stream()
                .map(McpAnswer::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        if (text.isBlank()) {
            text = Optional.ofNullable(result.structuredContent())
                    .map(McpAnswer::json)
                    .orElse("");
        }
        if (Boolean.TRUE.equals(result.isError())) {
            String said = settings.line(text);
            throw new ToolFailure(said.isEmpty() ? "the tool failed and did not say why" : said);
        }
        return text.isBlank() ? "(no content)" : text;
    }

    private static String text(Content content) {
        if (content instanceof TextContent text) {
            return String.valueOf(text.text());
        }
        if (content instanceof ImageContent image) {
            return mark("image", image.mimeType(), image.data());
        }
        if (content instanceof AudioContent audio) {
            return mark("audio", audio.mimeType(), audio.data());
        }
        if (content instanceof ResourceLink link) {
            return "[" + (link.title() == null ? link.name() : link.title()) + "] " + link.uri();
        }
        if (content instanceof EmbeddedResource embedded && embedded.resource() instanceof TextResourceContents text) {
            return text.uri() + "\n" + text.text();
        }
        if (content instanceof EmbeddedResource embedded && embedded.resource() instanceof BlobResourceContents blob) {
            return mark("file " + blob.uri(), blob.mimeType(), blob.blob());
        }
        return "";
    }

    private static String mark(String what, String type, String base64) {
        return "[" + what + (type == null ? "" : ", " + type) + ", " + (base64 == null ? 0 : base64.length() * 3L / 4)
                + " bytes: not shown]";
    }

    private static String json(Object structured) {
        try {
            return JSON.writeValueAsString(structured);
        } catch (JsonProcessingException e) {
            return String.valueOf(structured);
        }
    }
}
