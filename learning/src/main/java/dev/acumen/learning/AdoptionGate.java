package dev.acumen.learning;

import dev.acumen.learning.report.Adoption;
import java.util.Optional;

/** Decides which of a step's candidates becomes the head of the library. */
@FunctionalInterface
public interface AdoptionGate {

    /** Decides. With the same context and the same attempts it decides the same, so that a run can be repeated. */
    Adoption decide(AdoptionContext context);

    /** Adopts the first candidate untested, as the published algorithm does. */
    static AdoptionGate open() {
        return context -> new Adoption(Optional.of(context.versions().get(0).id()), "adopted without a trial");
    }
}
