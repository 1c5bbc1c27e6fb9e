/**
 * Invoices, the customs of the desk that posts them, and somebody who does. Start with {@link dev.acumen.simulation.internal.ledger.Invoice}. May import
 * {@code simulation.internal.practice} and {@code simulation.internal.turns}.
 */
@NullMarked
package dev.acumen.simulation.internal.ledger;

import org.jspecify.annotations.NullMarked;
