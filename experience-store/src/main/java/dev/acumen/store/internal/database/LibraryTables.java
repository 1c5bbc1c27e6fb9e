package dev.acumen.store.internal.database;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.internal.view.LibrariesInMemory;
import dev.acumen.store.internal.view.LibraryQueries;
import dev.acumen.store.journal.EntryCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Libraries as the database has them. */
public final class LibraryTables implements LibraryQueries {

    private final Database database;
    private final EntryCodec codec;
    private final QuarantineTable quarantine;
    private final HeldResultTable results;
    private final ClaimTable claims;

    /**
     * @param database to read
     * @param codec of the revisions in it
     */
    public LibraryTables(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
        this.quarantine = new QuarantineTable(database, codec);
        this.results = new HeldResultTable(database, codec);
        this.claims = new ClaimTable(database, codec);
    }

    @Override
    public List<String> names() {
        return database.query(SqlFile.LIBRARY_NAMES, row -> row.getString(1));
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return database.query(SqlFile.HEAD, row -> row.getString(1), library).stream()
                .findFirst()
                .map(VersionId::new)
                // Its own record first: another library may have reached the same version in another way.
                .flatMap(id -> revision(library, id).map(Revision::version).or(() -> find(id)));
    }

    @Override
    public Optional<LibraryVersion> find(VersionId version) {
        if (version.equals(LibraryVersion.empty().id())) {
            return Optional.of(LibraryVersion.empty());
        }
        return database.query(SqlFile.VERSION, this::revision, version.hex()).stream()
                .findFirst()
                .map(Revision::version);
    }

    @Override
    public List<HeadMove> log(String library) {
        return database.query(SqlFile.HEAD_MOVES, row -> move(library, row), library);
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return database.query(SqlFile.REVISION, this::revision, library, version.hex()).stream()
                .findFirst();
    }

    @Override
    public List<QuarantinedLesson> quarantine(String library) {
        return quarantine.of(library);
    }

    @Override
    public List<HeldResult> heldResults() {
        return results.all();
    }

    @Override
    public List<Claim> claims(String library) {
        return claims.of(library);
    }

    @Override
    public long greatestLesson(String library) {
        return database.query(SqlFile.GREATEST_LESSON_BEFORE, row -> row.getLong(1), library, library, null, null)
                .get(0);
    }

    @Override
    public long greatestLessonBefore(String library, StepId step) {
        return database.query(
                        SqlFile.GREATEST_LESSON_BEFORE,
                        row -> row.getLong(1),
                        library,
                        library,
                        step.run().value(),
                        step.number())
                .get(0);
    }

    @Override
    public Set<RolloutId> evidence() {
        Set<RolloutId> cited = new HashSet<>();
        database.query(SqlFile.REVISIONS, this::revision).forEach(revision -> LibrariesInMemory.cite(revision, cited));
        quarantine.all().stream()
                .flatMap(lesson -> lesson.edit().source().stream())
                .forEach(source -> LibrariesInMemory.cite(source, cited));
        return cited;
    }

    private Revision revision(ResultSet row) throws SQLException {
        return codec.readValue(row.getString(1), Revision.class);
    }

    private static HeadMove move(String library, ResultSet row) throws SQLException {
        String run = row.getString("step_run");
        Optional<StepId> step =
                run == null ? Optional.empty() : Optional.of(new StepId(new RunId(run), row.getInt("step_number")));
        return new HeadMove(
                library,
                new VersionId(row.getString("from_version")),
                new VersionId(row.getString("to_version")),
                HeadMove.Cause.valueOf(row.getString("cause")),
                step,
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }
}
