package dev.acumen.core.library;

import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.time.Instant;
import java.util.List;

/**
 * Keeps libraries. When a method returns, what it did survives a crash of the process. Every method may be repeated with
 * the same arguments, as a resumed run does, without another effect.
 */
public interface LibraryStore extends LibraryView {

    /**
     * Ids for the lessons the given step adds: greater than any the library had before that step first saved a version.
     * A step that is run again after a crash gets the ids it got before.
     */
    LessonIds lessonIds(String library, StepId step);

    /** Ids for the lessons a person adds: greater than any the library ever had. */
    LessonIds lessonIds(String library);

    /** Saves a version and how it was made. Does not move the head. */
    void save(String library, Revision revision);

    /**
     * Moves the head, if it is where the move expects it. A move that was already made for the same step is not made again.
     *
     * @throws HeadConflict if the head is elsewhere
     * @throws IllegalArgumentException if the target version was never saved
     */
    void advance(HeadMove move);

    /**
     * Quarantines edits. One whose text is in the library's quarantine already, in whatever state, is not taken again.
     *
     * @param step that proposed them
     * @param edits additions and updates, each with what was found
     */
    void hold(String library, StepId step, List<RejectedEdit> edits, Instant at);

    /**
     * Keeps what was decided about a quarantined lesson. One that was dismissed may still be approved.
     *
     * @throws IllegalArgumentException if there is none of that id
     * @throws IllegalStateException if it was approved before
     */
    void settle(String library, QuarantineId id, Settlement settlement);

    /**
     * Holds the result of a run. One of the same run is not taken again, whatever was decided about it.
     *
     * @throws IllegalArgumentException if its version was never saved
     */
    void holdResult(HeldResult result);

    /**
     * Keeps what was decided about the result of a run. One that was rejected may still be approved.
     *
     * @throws IllegalArgumentException if the run has none in this library
     * @throws IllegalStateException if it was approved before
     */
    void settleResult(String library, RunId run, Settlement settlement);

    /** Keeps what was measured of a version. A later claim of the same run about the same two versions takes the place of an earlier one. */
    void claim(Claim claim);
}
