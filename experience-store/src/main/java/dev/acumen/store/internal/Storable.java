package dev.acumen.store.internal;

import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.run.Spend;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Values as every reader of a journal sees them, with a database or without. */
public final class Storable {

    private Storable() {}

    /** The text with a question mark in place of each half of a surrogate pair. */
    public static String text(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The amount without zeros at its end that say nothing. */
    public static BigDecimal amount(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What calls came to, with storable names and amounts. */
    public static CallTotals totals(CallTotals totals) {
        Spend spend = totals.spend();
        return new CallTotals(
                totals.phase(),
                text(totals.endpoint()),
                text(totals.model()),
                new Spend(
                        spend.calls(),
                        spend.callsWithoutUsage(),
                        spend.usage(),
                        spend.costUsd().map(Storable::amount)),
                totals.tries(),
                totals.failed(),
                totals.started());
    }
}
