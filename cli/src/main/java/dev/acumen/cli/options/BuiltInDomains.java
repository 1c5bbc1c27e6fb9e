package dev.acumen.cli.options;

import dev.acumen.simulation.domain.SimulatedDomain;
import java.util.Iterator;

/** The names of the built-in domains, for help texts and completion. */
public final class BuiltInDomains implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return SimulatedDomain.names().iterator();
    }
}
