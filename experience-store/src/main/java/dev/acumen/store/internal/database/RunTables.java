package dev.acumen.store.internal.database;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.store.internal.view.RunQueries;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs as the database has them. */
public final class RunTables implements RunQueries {

    private final Database database;
    private final EntryCodec codec;
    private final Function<RunId, Path> journals;

    /**
     * @param database to read
     * @param codec of the configurations in it
     * @param journals where the journal of a run is, which has what was said in its attempts
     */
    public RunTables(Database database, EntryCodec codec, Function<RunId, Path> journals) {
        this.database = database;
        this.codec = codec;
        this.journals = journals;
    }

    @Override
    public Optional<RunRecord> find(RunId id) {
        return database.query(SqlFile.RUN, this::run, id.value()).stream().findFirst();
    }

    @Override
    public List<CallTotals> calls(RunId id) {
        return CallTally.of(database, id);
    }

    @Override
    public List<AttemptRecord> attempts(RunId id) {
        List<Long> lines = database.query(SqlFile.ATTEMPTS, row -> row.getLong(1), id.value());
        return JournalScan.at(journals.apply(id), lines, codec).stream()
                .map(entry -> AttemptRecord.of(((JournalEntry.Attempted) entry).attempt()))
                .toList();
    }

    private RunRecord run(ResultSet row) throws SQLException {
        Map<String, String> configuration = codec.readTexts(row.getString("configuration"));
        return new RunRecord(
                new RunId(row.getString("id")),
                row.getString("kind"),
                row.getString("library"),
                configuration,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("report")),
                Optional.ofNullable(row.getObject("pruned_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.empty());
    }
}
