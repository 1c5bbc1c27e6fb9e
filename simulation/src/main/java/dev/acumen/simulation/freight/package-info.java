/**
 * The freight domain that the simulated endpoint plays: shipments, the published tariff and the house rules nobody wrote
 * down. Start with {@link dev.acumen.simulation.freight.FreightDomain}.
 * Imports {@code core} and {@code practice}.
 */
@NullMarked
package dev.acumen.simulation.freight;

import org.jspecify.annotations.NullMarked;
