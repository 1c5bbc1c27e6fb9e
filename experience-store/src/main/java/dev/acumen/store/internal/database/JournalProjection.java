package dev.acumen.store.internal.database;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import dev.acumen.store.view.AttemptRecord;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folds journal files into the database: from where the last fold ended, all entries and the new end as one transaction. */
public final class JournalProjection {

    private final Database database;
    private final EntryCodec codec;
    private final QuarantineTable quarantine;
    private final HeldResultTable results;
    private final ClaimTable claims;

    /**
     * @param database to fold into
     * @param codec of the journals
     */
    public JournalProjection(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
        this.quarantine = new QuarantineTable(database, codec);
        this.results = new HeldResultTable(database, codec);
        this.claims = new ClaimTable(database, codec);
    }

    /** How far each journal has been folded, by its name. */
    public Map<String, Projected> projected() {
        return database.query(SqlFile.FOLDED_FILES, JournalProjection::projected).stream()
                .collect(Collectors.toMap(Projected::name, Function.identity()));
    }

    /** How far the journal of that name has been folded, in bytes. */
    public long upTo(String name) {
        return database.query(SqlFile.FOLDED, JournalProjection::projected, name).stream()
                .mapToLong(Projected::upTo)
                .findFirst()
                .orElse(0);
    }

    /**
     * Folds what the file has and the database does not, up to the first line that is damaged.
     *
     * @param name of the file, the same on every call
     * @return what is damaged, where, and what to do; empty if the file is whole
     */
    public Optional<String> project(Path file, String name) {
        List<JournalScan.Scanned> scanned = new ArrayList<>();
        database.together(() -> {
            scanned.clear();
            scanned.add(foldOn(file, name));
        });
        return scanned.get(0).damage();
    }

    /**
     * Folds entries that were just written to the file. Does nothing if the database is not at the place where they begin: what is missing is then read from
     * the file the next time.
     *
     * @param name of the file, the same on every call
     */
    public void project(Path file, String name, JournalBatch batch) {
        database.together(() -> {
            if (upTo(name) == batch.from()) {
                CallTally calls = new CallTally(database);
                batch.entries().forEach(written -> project(written.offset(), written.entry(), calls));
                calls.save();
                database.update(SqlFile.SAVE_SUM);
                database.update(
                        SqlFile.SET_FOLDED,
                        name,
                        batch.end(),
                        batch.last(),
                        JournalScan.checksumAt(file, batch.last()));
            }
        });
    }

    /** Forgets what was folded from the journal of a run. It is folded from the beginning the next time. */
    public void forget(RunId run, String name) {
        database.together(() -> {
            database.update(SqlFile.FORGET_FOLDED, name);
            database.update(SqlFile.FORGET_RUN, run.value());
            database.update(SqlFile.FORGET_CALL_TOTALS, run.value());
            database.update(SqlFile.SAVE_SUM);
            database.update(SqlFile.FORGET_ATTEMPTS, run.value());
        });
    }

    private JournalScan.Scanned foldOn(Path file, String name) {
        // Asked within the transaction: two threads must not fold the same entries.
        Optional<Projected> before = database.query(SqlFile.FOLDED, JournalProjection::projected, name).stream()
                .findFirst();
        long from = before.map(Projected::upTo).orElse(0L);
        long[] last = {before.map(Projected::last).orElse(0L)};
        CallTally calls = new CallTally(database);
        JournalScan.Scanned scanned = JournalScan.read(file, from, codec, (offset, entry) -> {
            project(offset, entry, calls);
            last[0] = offset;
        });
        if (scanned.end() > from) {
            calls.save();
            database.update(SqlFile.SAVE_SUM);
            database.update(SqlFile.SET_FOLDED, name, scanned.end(), last[0], JournalScan.checksumAt(file, last[0]));
        }
        return scanned;
    }

    /**
     * Compares what was folded with the journals there are.
     *
     * @param files finds a journal by its name
     * @throws DamagedDatabase if something was folded that is not in them: the database belongs to other journals
     */
    public void compare(Function<String, Path> files) {
        for (Projected folded : database.query(SqlFile.FOLDED_FILES, JournalProjection::projected)) {
            if (!folded.isIn(files.apply(folded.name()))) {
                throw new DamagedDatabase("it had read of " + folded.name() + " what is not there");
            }
        }
    }

    /**
     * How far a journal has been folded.
     *
     * @param name of the journal
     * @param upTo bytes
     * @param last where the last line of them begins
     * @param checksum of that line
     */
    public record Projected(String name, long upTo, long last, String checksum) {

        /** Whether the file still has the last line that was folded. */
        public boolean isIn(Path file) {
            return checksum.equals(JournalScan.checksumAt(file, last));
        }
    }

    private static Projected projected(ResultSet row) throws SQLException {
        return new Projected(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4));
    }

    private boolean project(long offset, JournalEntry entry, CallTally calls) {
        return entry.match(new JournalEntry.Cases<>(
                this::save,
                given -> false,
                started -> tally(calls, started.key(), CallTotals.of(started)),
                done -> tally(calls, done.call().key(), CallTotals.of(done.call())),
                failed -> tally(calls, failed.key(), CallTotals.of(failed)),
                stepDecided -> false,
                stepReported -> false,
                toolAnswered -> false,
                attempted -> save(offset, attempted.attempt()),
                saved -> save(saved.library(), saved.revision()),
                moved -> move(moved.move()),
                held -> quarantine.hold(held.lesson()),
                settled -> quarantine.settle(settled.library(), settled.id(), settled.settlement()),
                held -> results.hold(held.result()),
                settled -> results.settle(settled.library(), settled.run(), settled.settlement()),
                claimed -> claims.keep(claimed.claim()),
                this::end,
                pruned -> prune(pruned, calls)));
    }

    private static boolean tally(CallTally calls, CallKey key, CallTotals totals) {
        calls.add(key.site().pass().step().run(), totals);
        return true;
    }

    private boolean save(JournalEntry.RunStarted started) {
        // Begun anew under other settings: see RunJournal.
        database.update(SqlFile.FORGET_ATTEMPTS, started.run().value());
        database.update(
                SqlFile.SAVE_RUN,
                started.run().value(),
                started.kind(),
                started.library(),
                codec.writeValue(started.configuration()),
                started.at().atOffset(ZoneOffset.UTC));
        return true;
    }

    private boolean end(JournalEntry.RunEnded ended) {
        database.update(
                SqlFile.END_RUN,
                ended.outcome(),
                ended.report(),
                ended.at().atOffset(ZoneOffset.UTC),
                ended.run().value());
        return true;
    }

    private boolean prune(JournalEntry.Pruned pruned, CallTally calls) {
        database.update(
                SqlFile.PRUNE_RUN,
                pruned.at().atOffset(ZoneOffset.UTC),
                pruned.run().value());
        pruned.calls().forEach(totals -> calls.add(pruned.run(), totals));
        return true;
    }

    private boolean save(String library, Revision revision) {
        LibraryVersion version = revision.version();
        StepId step = version.step().orElse(null);
        long greatest = version.lessons().stream()
                .map(lesson -> lesson.id())
                .mapToLong(LessonId::number)
                .max()
                .orElse(0);
        database.update(
                SqlFile.SAVE_VERSION,
                library,
                version.id().hex(),
                step == null ? null : step.run().value(),
                step == null ? null : step.number(),
                greatest,
                codec.writeValue(revision));
        for (int place = 0; place < version.lessons().size(); place++) {
            database.update(
                    SqlFile.SAVE_LESSON,
                    library,
                    version.id().hex(),
                    place,
                    version.lessons().get(place).id().number(),
                    version.lessons().get(place).text());
        }
        return true;
    }

    private boolean move(HeadMove move) {
        StepId step = move.step().orElse(null);
        database.update(
                SqlFile.MOVE_HEAD,
                move.library(),
                move.from().hex(),
                move.to().hex(),
                move.cause().name(),
                step == null ? null : step.run().value(),
                step == null ? null : step.number(),
                move.at().atOffset(ZoneOffset.UTC));
        return true;
    }

    private boolean save(long offset, ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        PassId pass = rollout.id().pass();
        Score score = attempt.score();
        database.update(
                SqlFile.SAVE_ATTEMPT,
                pass.step().run().value(),
                pass.step().number(),
                pass.name(),
                rollout.id().task().value(),
                rollout.id().sample(),
                rollout.library().hex(),
                AttemptRecord.ending(rollout.ending()),
                score.rewardIfGraded().map(Reward::value).orElse(null),
                codec.writeValue(score.rewards()),
                score instanceof Score.Unscored unscored ? unscored.cause().name() : null,
                offset);
        return true;
    }
}
