package dev.acumen.learning;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.learning.report.Adoption;
import java.util.List;
import java.util.Optional;

/** Decides which of a step's candidates becomes the head of the library. */
@FunctionalInterface
public interface AdoptionGate {

    /**
     * Decides. With the same attempts it decides the same, so that a run can be repeated.
     *
     * @param base the version the candidates were made from
     * @param candidates one or more versions other than the base
     * @param trials attempts under any of them
     */
    Adoption decide(LibraryVersion base, List<LibraryVersion> candidates, Trials trials);

    /** Adopts the first candidate untested, as the published algorithm does. */
    static AdoptionGate open() {
        return (base, candidates, trials) ->
                new Adoption(Optional.of(candidates.get(0).id()), "adopted without a trial");
    }
}
