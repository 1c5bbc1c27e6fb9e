package dev.acumen.data.published;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** A format of published files, beside JSON lines. Found by {@link ServiceLoader}, so that its libraries need not be there. */
public interface RowFormat {

    /** Its name in the catalogue, such as {@code parquet}. */
    String name();

    /**
     * Gives each row in its order: structures become objects, lists arrays, what is missing null.
     *
     * @throws DataException if the file is not of this format, or damaged
     * @throws IOException if it cannot be read
     */
    void each(Path file, Consumer<JsonNode> row) throws IOException;

    /**
     * The format of that name.
     *
     * @throws DataException if nothing on the class path reads it; it says what to add
     */
    static RowFormat named(String name) {
        return ServiceLoader.load(RowFormat.class, RowFormat.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DataException.content("nothing here reads files of the format " + name
                        + ": put dev.acumen:acumen-" + name
                        + " on the class path; from a clone, the command 'acumen' finds it"
                        + " after './mvnw -DskipTests package'"));
    }
}
