package dev.acumen.store.internal.database;

import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Settlement;
import dev.acumen.store.journal.EntryCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Quarantined lessons as the database has them. */
final class QuarantineTable {

    private final Database database;
    private final EntryCodec codec;

    QuarantineTable(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** The quarantine of a library, by number. */
    List<QuarantinedLesson> of(String library) {
        return database.query(SqlFile.QUARANTINE, this::lesson, library);
    }

    /** The quarantines of all libraries. */
    List<QuarantinedLesson> all() {
        return database.query(SqlFile.QUARANTINED_LESSONS, this::lesson);
    }

    /** Folds that a lesson was quarantined. */
    boolean hold(QuarantinedLesson lesson) {
        database.update(SqlFile.HOLD_LESSON, lesson.library(), lesson.id().number(), codec.writeValue(lesson));
        return true;
    }

    /** Folds what was decided about one. */
    boolean settle(String library, QuarantineId id, Settlement settlement) {
        of(library).stream()
                .filter(lesson -> lesson.id().equals(id))
                .forEach(lesson -> hold(lesson.settled(settlement)));
        return true;
    }

    private QuarantinedLesson lesson(ResultSet row) throws SQLException {
        return codec.readValue(row.getString(1), QuarantinedLesson.class);
    }
}
