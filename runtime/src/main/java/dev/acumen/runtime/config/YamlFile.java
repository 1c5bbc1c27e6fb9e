package dev.acumen.runtime.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.acumen.core.text.NearestName;
import dev.acumen.files.FileProblem;
import dev.acumen.runtime.environment.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                .build();
        String text = text(file);
        try {
            T value = text.isBlank() ? empty : mapper.readValue(text, type);
            return value == null ? empty : value;
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw UserError.input(file + lineOf(e.getPropertyName(), text) + ": unknown field '" + e.getPropertyName()
                    + "'"
                    + NearestName.suggestion(
                            e.getPropertyName(),
                            e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList())
                    + "; there are " + known);
        } catch (JacksonException e) {
            throw UserError.input(file + line(e) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable"));
        }
    }

    /** A file that comes with the command. */
    public static <T> T resource(Class<?> beside, String name, Class<T> type) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new YAMLMapper().readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.input("cannot read " + file + ": " + FileProblem.reading(file, e));
        }
    }

    /** Jackson holds the fields of a record back until it has them all, and then no longer knows where they stood. */
    private static String lineOf(String field, String text) {
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            if (lines.get(number - 1).strip().startsWith(field + ":")) {
                return ", line " + number;
            }
        }
        return "";
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }
}
