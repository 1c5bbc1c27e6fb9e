package dev.acumen.core.library;

import java.util.List;
import java.util.Optional;

/** Reads libraries. */
public interface LibraryView {

    /** The names of all libraries, sorted. */
    List<String> names();

    /** The version the library stands at; empty if there is no such library. */
    Optional<LibraryVersion> head(String library);

    /** The version with the given id, in whatever library. */
    Optional<LibraryVersion> find(VersionId version);

    /** The moves of a library's head, oldest first; empty if there is no such library. */
    List<HeadMove> log(String library);

    /** How the given version was made in the given library, where that is known. */
    Optional<Revision> revision(String library, VersionId version);

    /** The lessons of the library that a person has or had to look at, by number; also of a library that has no version yet. */
    List<QuarantinedLesson> quarantine(String library);

    /** The results of runs that a person has or had to decide about, of all libraries, oldest first; also of libraries that have no version yet. */
    List<HeldResult> heldResults();

    /** What was measured of versions of the library, oldest first. */
    List<Claim> claims(String library);
}
