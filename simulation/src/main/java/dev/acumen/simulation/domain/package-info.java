/** What the simulated endpoint plays. Start with {@link dev.acumen.simulation.domain.SimulatedDomain}. May import core and {@code simulation.web.site}. */
@NullMarked
package dev.acumen.simulation.domain;

import org.jspecify.annotations.NullMarked;
