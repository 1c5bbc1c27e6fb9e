/**
 * The freight domain that the simulated endpoint plays: shipments, the published tariff, the house rules nobody wrote
 * down, and how a sentence is read as one of them. Start with {@link dev.acumen.endpoints.simulated.freight.FreightDomain}.
 * Imports {@code core} only.
 */
@NullMarked
package dev.acumen.endpoints.simulated.freight;

import org.jspecify.annotations.NullMarked;
