package dev.acumen.evaluators.internal.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Score;
import dev.acumen.files.FileProblem;
import dev.acumen.math.answer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Right if the reply is JSON, or its last block of code is, and fits a JSON schema (draft 2020-12) where there is one. References
 * to schemas elsewhere are not followed.
 */
public final class JsonEvaluator implements ShapeEvaluator {

    private static final Pattern BLOCK = Pattern.compile("```(?:json)?[ \\t]*\\R(.*?)```", Pattern.DOTALL);

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final String argument;
    private final Optional<JsonSchema> schema;

    /**
     * @param argument a schema, or the name of a file with one; empty if any JSON will do
     * @param directory where the file is looked for
     * @throws IllegalArgumentException if there is no such schema
     */
    public JsonEvaluator(String argument, Path directory) {
        this.argument = argument;
        this.schema = argument.isEmpty() ? Optional.empty() : Optional.of(schema(argument, directory));
    }

    private JsonSchema schema(String argument, Path directory) {
        try {
            String text = argument.startsWith("{") ? argument : Files.readString(directory.resolve(argument));
            JsonNode node = mapper.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("the schema in 'json:" + argument + "' is no JSON object");
            }
            return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
                    .schemaLoaders(loaders -> loaders.add(address -> {
                        throw new IllegalArgumentException("the schema refers to " + address + ", which is not read");
                    }))
                    .build()
                    .getSchema(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the schema in 'json:" + argument + "' is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the schema " + directory.resolve(argument) + ": "
                            + FileProblem.reading(directory.resolve(argument), e),
                    e);
        }
    }

    @Override
    public Score look(Rollout rollout) {
        String reply = Reply.conclusion(rollout.trajectory().finalAnswer()).strip();
        Matcher block = BLOCK.matcher(reply);
        String text = reply;
        while (block.find()) {
            text = block.group(1);
        }
        JsonNode node;
        try {
            node = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return Score.wrong(
                    "is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
        if (node.isMissingNode()) {
            return Score.wrong("is no JSON: nothing there");
        }
        Set<ValidationMessage> faults =
                schema.map(given -> given.validate(node)).orElse(Set.of());
        return faults.isEmpty()
                ? Score.right(schema.isPresent() ? "fits the schema" : "is JSON")
                : Score.wrong(faults.iterator().next().getMessage());
    }

    @Override
    public String toString() {
        return argument.isEmpty() ? "json" : "json:" + argument;
    }
}
