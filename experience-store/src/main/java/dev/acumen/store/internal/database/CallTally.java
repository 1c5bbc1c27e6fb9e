package dev.acumen.store.internal.database;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.Usage;
import dev.acumen.store.internal.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Adds up calls while a journal is read, and in the end adds the sums to those in the database: a row for each call would cost far more. */
final class CallTally {

    private final Database database;
    private final Map<Place, CallTotals> added = new LinkedHashMap<>();

    private record Place(RunId run, Phase phase, String endpoint, String model) {}

    CallTally(Database database) {
        this.database = database;
    }

    /** The totals of a run as the database has them. */
    static List<CallTotals> of(Database database, RunId run) {
        return database.query(SqlFile.CALL_TOTALS, CallTally::totals, run.value());
    }

    void add(RunId run, CallTotals totals) {
        Place place = new Place(run, totals.phase(), Storable.text(totals.endpoint()), Storable.text(totals.model()));
        added.merge(place, totals, CallTotals::plus);
    }

    void save() {
        Map<RunId, Map<Place, CallTotals>> before = new LinkedHashMap<>();
        added.forEach((place, totals) -> {
            CallTotals known = before.computeIfAbsent(place.run(), this::known).get(place);
            save(place, known == null ? totals : known.plus(totals));
        });
    }

    private Map<Place, CallTotals> known(RunId run) {
        Map<Place, CallTotals> known = new LinkedHashMap<>();
        of(database, run)
                .forEach(
                        totals -> known.put(new Place(run, totals.phase(), totals.endpoint(), totals.model()), totals));
        return known;
    }

    private void save(Place place, CallTotals totals) {
        Spend spend = totals.spend();
        database.update(
                SqlFile.SAVE_CALL_TOTAL,
                place.run().value(),
                place.phase().name(),
                place.endpoint(),
                place.model(),
                spend.calls(),
                spend.callsWithoutUsage(),
                nullable(spend.usage().inputTokens()),
                nullable(spend.usage().cachedInputTokens()),
                nullable(spend.usage().outputTokens()),
                spend.costUsd().orElse(null),
                totals.tries(),
                totals.failed(),
                totals.started());
    }

    private static CallTotals totals(ResultSet row) throws SQLException {
        Spend spend = new Spend(
                row.getLong("calls"),
                row.getLong("without_usage"),
                new Usage(
                        optional(row, "input_tokens"),
                        optional(row, "cached_input_tokens"),
                        optional(row, "output_tokens")),
                Optional.ofNullable(row.getBigDecimal("cost_usd")).map(Storable::amount));
        return new CallTotals(
                Phase.valueOf(row.getString("phase")),
                row.getString("endpoint"),
                row.getString("model"),
                spend,
                row.getLong("tries"),
                row.getLong("failed"),
                row.getLong("started"));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
