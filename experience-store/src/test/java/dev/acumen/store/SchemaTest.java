package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of another schema is made again from the journals. */
class SchemaTest {

    @TempDir
    private Path home;

    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update schema_number set number = 1",
                "update schema_number set number = 999",
                "delete from schema_number",
                "drop table schema_number",
                "drop all objects"
            })
    void anotherSchemaIsFoldedAgain(String change) throws SQLException {
        save();
        change(change);
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().find(Saver.revision(1).version().id())).isPresent();
            assertThat(store.libraries()
                            .revision("freight", Saver.revision(1).version().id()))
                    .contains(Saver.revision(1));
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void theSameSchemaIsNotFoldedAgain() throws SQLException {
        save();
        change("delete from saved_version");
        try (ExperienceStore store = open()) {
            assertThat(store.libraries().find(Saver.revision(1).version().id())).isEmpty();
        }
    }

    private void save() {
        try (ExperienceStore store = open()) {
            store.libraries().save("freight", Saver.revision(1));
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("acumen"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ExperienceStore open() {
        return ExperienceStore.open(home, Clock.systemUTC(), notices::add);
    }
}
