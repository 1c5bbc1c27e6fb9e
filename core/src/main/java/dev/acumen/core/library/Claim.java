package dev.acumen.core.library;

import dev.acumen.core.run.RunId;
import java.time.Instant;

/**
 * What was measured of a version against another, with the rate at which such a verdict is wrong. It is kept beside the version for people; no model is
 * ever shown it.
 *
 * @param library the version's library
 * @param version which was measured
 * @param against what it was held against; the empty version for no lessons
 * @param run that measured
 * @param endpoint the model that attempted the tasks, such as {@code simulated/clerk} or {@code 127.0.0.1:8000/qwen}
 * @param verdict of {@code version} against {@code against}
 * @param alpha how often such a verdict is wrong at most
 * @param compared what the verdict rests on
 * @param at when
 */
public record Claim(
        String library,
        VersionId version,
        VersionId against,
        RunId run,
        String endpoint,
        ComparisonVerdict verdict,
        double alpha,
        Compared compared,
        Instant at) {

    /**
     * Results of both versions on the same tasks.
     *
     * @param tasks with a graded attempt at both versions
     * @param leftOut tasks without
     * @param practised those of {@code tasks} from which a lesson of the version may have been drawn, or by which it was chosen; 0 where they are disjoint
     * @param better tasks that came out better
     * @param worse tasks that came out worse
     * @param before mean of the version it was held against
     * @param after mean of the version
     * @param low lower end of the interval for the difference, which holds with probability {@code 1 - alpha}
     * @param high upper end
     */
    public record Compared(
            int tasks,
            int leftOut,
            int practised,
            int better,
            int worse,
            double before,
            double after,
            double low,
            double high) {}

    /** Whether it is the same measurement, if perhaps with more attempts. */
    public boolean isOfSame(Claim other) {
        return library.equals(other.library)
                && version.equals(other.version)
                && against.equals(other.against)
                && run.equals(other.run);
    }
}
