package dev.acumen.simulation.internal.freight;

import java.math.BigDecimal;
import java.util.List;

/**
 * A priced shipment.
 *
 * @param steps the computation, a phrase for each amount
 * @param price in euros, two decimals
 */
public record Quote(List<String> steps, BigDecimal price) {

    public Quote {
        steps = List.copyOf(steps);
    }
}
