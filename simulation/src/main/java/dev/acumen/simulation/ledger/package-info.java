/**
 * The ledger domains that the simulated endpoint plays: invoices whose postings have several rewards, and such that are hard or easy. Start with
 * {@link dev.acumen.simulation.ledger.LedgerDomain}. Imports {@code core} and {@code simulation.internal.ledger}.
 */
@NullMarked
package dev.acumen.simulation.ledger;

import org.jspecify.annotations.NullMarked;
