package dev.acumen.data.published;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.acumen.core.text.NearestName;
import dev.acumen.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data sets that are known by name. */
public record Catalogue(List<Published> dataSets) {

    /**
     * A file of a data set.
     *
     * @param path in the repository; with {@code *} every file that fits, in the order of their paths
     * @param sha256 if a published source says it
     */
    public record Part(String path, @Nullable String sha256) {

        public Optional<String> knownHash() {
            return Optional.ofNullable(sha256);
        }

        public boolean isPattern() {
            return path.contains("*");
        }
    }

    /**
     * A data set.
     *
     * @param rows as its card or its users say, before rows are left out
     * @param licence as its card states it
     * @param question JSON pointer into a row
     * @param answer the same; a list means any of them
     * @param id the same; without one, tasks are numbered by row
     * @param strip texts that are taken out of each question
     * @param keep fields of a row that stay beside question and answer
     * @param singleAnswers whether rows with more or fewer answers than one are left out, as their users do
     */
    public record Published(
            String name,
            String about,
            String hubId,
            String revision,
            List<Part> files,
            String format,
            @Nullable Integer rows,
            String licence,
            String question,
            String answer,
            @Nullable String id,
            @Nullable List<String> strip,
            @Nullable List<String> keep,
            boolean singleAnswers) {

        public List<String> stripped() {
            return strip == null ? List.of() : strip;
        }

        public List<String> kept() {
            return keep == null ? List.of() : keep;
        }

        public Optional<Integer> knownRows() {
            return Optional.ofNullable(rows);
        }

        public boolean isHashKnown() {
            return files.stream().allMatch(part -> part.knownHash().isPresent());
        }
    }

    public static Catalogue read() {
        try (InputStream in =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.yaml"), "catalogue.yaml")) {
            return new YAMLMapper().readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue cannot be read", e);
        }
    }

    public Published named(String name) {
        return dataSets.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DataException.content("there is no data set '" + name + "'"
                        + NearestName.suggestion(name, names()) + "; there are " + String.join(", ", names())));
    }

    private List<String> names() {
        return dataSets.stream().map(Published::name).toList();
    }
}
