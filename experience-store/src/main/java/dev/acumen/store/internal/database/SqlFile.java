package dev.acumen.store.internal.database;

import dev.acumen.store.journal.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The statements there are. Each is a file of the same name beside this class. */
enum SqlFile {
    SCHEMA,
    SCHEMA_NUMBER,
    SET_SCHEMA_NUMBER,
    TABLES,
    EMPTY,
    FOLDED,
    SET_FOLDED,
    SAVE_VERSION,
    SAVE_LESSON,
    MOVE_HEAD,
    SAVE_RUN,
    END_RUN,
    SAVE_CALL_TOTAL,
    PRUNE_RUN,
    FORGET_FOLDED,
    FORGET_RUN,
    FORGET_CALL_TOTALS,
    FORGET_ATTEMPTS,
    SAVE_ATTEMPT,
    LIBRARY_NAMES,
    HEAD,
    VERSION,
    REVISION,
    GREATEST_LESSON_BEFORE,
    HEAD_MOVES,
    RUNS,
    RUN,
    ATTEMPTS,
    CALL_TOTALS,
    REVISIONS,
    FOLDED_FILES,
    HOLD_LESSON,
    QUARANTINE,
    QUARANTINED_LESSONS,
    HOLD_RESULT,
    HELD_RESULTS,
    SAVE_CLAIM,
    FORGET_CLAIM,
    CLAIMS,
    CHECK_LIBRARY,
    SAVE_SUM,
    CHECK_SUM;

    /** The statement's text. */
    String text() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
        try (InputStream in = SqlFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StorageException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StorageException("cannot read " + name, e);
        }
    }
}
