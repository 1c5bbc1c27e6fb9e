package dev.acumen.store.internal.database;

import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.run.RunId;
import dev.acumen.store.journal.EntryCodec;
import java.util.List;

/** Results of runs that a person decides about, as the database has them. */
final class HeldResultTable {

    private final Database database;
    private final EntryCodec codec;

    HeldResultTable(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** Those of all libraries, oldest first. */
    List<HeldResult> all() {
        return database.query(SqlFile.HELD_RESULTS, row -> codec.readValue(row.getString(1), HeldResult.class));
    }

    /** Folds that a result was held. */
    boolean hold(HeldResult result) {
        database.update(SqlFile.HOLD_RESULT, result.library(), result.run().value(), codec.writeValue(result));
        return true;
    }

    /** Folds what was decided about one. */
    boolean settle(String library, RunId run, Settlement settlement) {
        all().stream()
                .filter(result ->
                        result.library().equals(library) && result.run().equals(run))
                .forEach(result -> hold(result.settled(settlement)));
        return true;
    }
}
