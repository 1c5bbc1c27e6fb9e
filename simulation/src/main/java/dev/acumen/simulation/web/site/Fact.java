package dev.acumen.simulation.web.site;

import java.util.Optional;

/**
 * What holds of a thing.
 *
 * @param label of the fact
 * @param value as it is written; the name, if it is another thing
 * @param target the other thing
 * @param plant how it is hidden
 * @param decoy the superseded, rounded or provisional value; empty without one
 */
record Fact(String label, String value, Optional<Thing> target, Plant plant, String decoy) {}
