package dev.acumen.cli.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.acumen.cli.session.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Reads YAML files strictly: a field that means nothing is an error that names line and fields. */
public final class YamlFile {

    private static final String CONFIG = "acumen.yaml";

    private YamlFile() {}

    /**
     * {@code acumen.yaml} in the given directory, or one that says nothing where there is none.
     *
     * @throws UserError if it cannot be read
     */
    public static AcumenConfig config(Path directory) {
        Path file = directory.resolve(CONFIG);
        return Files.exists(file) ? read(file, AcumenConfig.class, AcumenConfig.empty()) : AcumenConfig.empty();
    }

    /**
     * The file as a record of the given type.
     *
     * @param empty for a file that holds nothing
     * @throws UserError if it cannot be read or does not fit
     */
    public static <T> T read(Path file, Class<T> type, T empty) {
        ObjectMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addHandler(new UnknownFields(file))
                .build();
        try {
            String text = Files.readString(file);
            T value = text.isBlank() ? empty : mapper.readValue(text, type);
            return value == null ? empty : value;
        } catch (JacksonException e) {
            throw UserError.input(file + line(e) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        } catch (IOException e) {
            throw UserError.input("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Jackson's own exception for this knows only where the next field is. */
    private static final class UnknownFields extends DeserializationProblemHandler {
        private final Path file;

        UnknownFields(Path file) {
            this.file = file;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Collection<Object> known = deserializer.getKnownPropertyNames();
            String listed = known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            throw UserError.input(
                    file + ", line " + parser.currentTokenLocation().getLineNr() + ": unknown field '" + name
                            + "'; there are " + listed);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }
}
