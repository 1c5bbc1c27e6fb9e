package dev.acumen.store.internal.database;

import dev.acumen.core.library.Claim;
import dev.acumen.store.journal.EntryCodec;
import java.util.List;

/** What was measured of versions, as the database has it. */
final class ClaimTable {

    private final Database database;
    private final EntryCodec codec;

    ClaimTable(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** Those of a library, oldest first. */
    List<Claim> of(String library) {
        return database.query(SqlFile.CLAIMS, row -> codec.readValue(row.getString(1), Claim.class), library);
    }

    /** Folds that a version was measured. A later measurement of the same takes the place of an earlier one, at the end. */
    boolean keep(Claim claim) {
        String library = claim.library();
        String version = claim.version().hex();
        String against = claim.against().hex();
        String run = claim.run().value();
        database.update(SqlFile.FORGET_CLAIM, library, version, against, run);
        database.update(SqlFile.SAVE_CLAIM, library, version, against, run, codec.writeValue(claim));
        return true;
    }
}
