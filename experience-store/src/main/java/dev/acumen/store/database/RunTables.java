package dev.acumen.store.database;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.task.TaskId;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunQueries;
import dev.acumen.store.view.RunRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs as the database has them. */
public final class RunTables implements RunQueries {

    private final Database database;
    private final EntryCodec codec;

    /**
     * @param database to read
     * @param codec of the configurations in it
     */
    public RunTables(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
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
        return database.query(SqlFile.ATTEMPTS, row -> attempt(id, row), id.value());
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

    private AttemptRecord attempt(RunId run, ResultSet row) throws SQLException {
        double reward = row.getDouble("reward");
        OptionalDouble graded = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(reward);
        PassId pass = new PassId(new StepId(run, row.getInt("step")), row.getString("pass"));
        return new AttemptRecord(
                new RolloutId(pass, new TaskId(row.getString("task")), row.getInt("sample")),
                new VersionId(row.getString("library_version")),
                row.getString("ending"),
                graded,
                codec.readValue(row.getString("rewards"), Rewards.class),
                Optional.ofNullable(row.getString("unscored")),
                row.getString("detail"),
                row.getString("input"),
                row.getString("answer"));
    }
}
