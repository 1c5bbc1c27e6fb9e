package dev.acumen.store.database;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.JournalScan;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folds journal files into the database: from where the last fold ended, all entries and the new end as one transaction. */
public final class Fold {

    private final Database database;
    private final EntryCodec codec;

    /**
     * @param database to fold into
     * @param codec of the journals
     */
    public Fold(Database database, EntryCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /**
     * Folds what the file has and the database does not.
     *
     * @param name of the file, the same on every call
     * @throws dev.acumen.store.journal.StorageException if the file is damaged or shorter than it was
     */
    public void fold(Path file, String name) {
        database.together(() -> {
            // Asked within the transaction: two threads must not fold the same entries.
            Optional<Folded> before =
                    database.query(SqlFile.FOLDED, Fold::folded, name).stream().findFirst();
            long from = before.map(Folded::upTo).orElse(0L);
            long[] last = {before.map(Folded::last).orElse(0L)};
            long end = JournalScan.read(file, from, codec, (offset, entry) -> {
                fold(entry);
                last[0] = offset;
            });
            if (end > from) {
                database.update(SqlFile.SET_FOLDED, name, end, last[0], JournalScan.checksumAt(file, last[0]));
            }
        });
    }

    /**
     * Compares what was folded with the journals there are.
     *
     * @param files finds a journal by its name
     * @throws DamagedDatabase if something was folded that is not in them: the database belongs to other journals
     */
    public void compare(Function<String, Path> files) {
        for (Folded folded : database.query(SqlFile.FOLDED_FILES, Fold::folded)) {
            Path file = files.apply(folded.name());
            if (!folded.checksum().equals(JournalScan.checksumAt(file, folded.last()))) {
                throw new DamagedDatabase("it had read of " + folded.name() + " what is not there");
            }
        }
    }

    /** How far a file has been folded, where its last line began, and that line's checksum. */
    private record Folded(String name, long upTo, long last, String checksum) {}

    private static Folded folded(ResultSet row) throws SQLException {
        return new Folded(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4));
    }

    private boolean fold(JournalEntry entry) {
        return entry.fold(new JournalEntry.Cases<>(
                started -> {
                    database.update(
                            SqlFile.SAVE_RUN,
                            started.run().value(),
                            started.kind(),
                            started.library(),
                            codec.writeValue(started.configuration()),
                            started.at().atOffset(ZoneOffset.UTC));
                    return true;
                },
                given -> false,
                callStarted -> false,
                done -> save(done.call()),
                callFailed -> false,
                stepDecided -> false,
                attempted -> save(attempted.attempt()),
                saved -> save(saved.library(), saved.revision()),
                moved -> move(moved.move()),
                ended -> {
                    OffsetDateTime at = ended.at().atOffset(ZoneOffset.UTC);
                    database.update(
                            SqlFile.END_RUN,
                            ended.outcome(),
                            ended.report(),
                            at,
                            ended.run().value());
                    return true;
                }));
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

    private boolean save(FinishedCall call) {
        PassId pass = call.key().site().pass();
        database.update(
                SqlFile.SAVE_CALL,
                pass.step().run().value(),
                pass.step().number(),
                pass.name(),
                call.key().endpoint(),
                call.key().site().phase().name(),
                call.key().site().subject(),
                call.key().site().sample(),
                call.key().turn(),
                call.key().request(),
                call.model(),
                call.finishReason().map(Enum::name).orElse(null),
                nullable(call.usage().inputTokens()),
                nullable(call.usage().cachedInputTokens()),
                nullable(call.usage().outputTokens()),
                call.costUsd().orElse(null),
                call.took().toMillis());
        return true;
    }

    private boolean save(ScoredRollout attempt) {
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
                rollout.ending()
                        .fold(new Ending.Cases<>(
                                completed -> "completed", truncated -> "truncated", failed -> "failed")),
                score.rewardIfGraded().map(Reward::value).orElse(null),
                score instanceof Score.Unscored unscored ? unscored.cause().name() : null,
                score.fold(new Score.Cases<>(Score.Graded::detail, Score.Unscored::reason)),
                input(rollout),
                rollout.trajectory().finalAnswer());
        return true;
    }

    private static String input(Rollout rollout) {
        return rollout.trajectory().messages().stream()
                .filter(UserMessage.class::isInstance)
                .limit(1)
                .map(message -> ((UserMessage) message)
                        .contents().stream()
                                .map(content -> content instanceof TextContent text ? text.text() : "")
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining());
    }

    private static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
