package dev.acumen.learning.credit;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import java.util.List;
import java.util.Optional;

/**
 * What a lesson of a version is worth, in its present wording. What attempts with an earlier wording came to does not count.
 *
 * @param lesson the lesson
 * @param stood attempts of any kind that it stood before
 * @param masked graded attempts in which a draw decided whether it was shown, and which can be compared with others
 * @param together other lessons that were always left out together with it: the estimate is that of all of them at once
 * @param estimate what leaving it out did; empty below 30 masked attempts, and where it cannot be told from others. A number to go by only where the
 *     verdict is another than that there are not enough attempts
 * @param verdict what is said of it
 * @param more how many masked attempts more it is likely to take to find an effect of a tenth of the range of rewards, in four of five cases; 0 if
 *     there are enough
 */
public record LessonEffect(
        Lesson lesson,
        int stood,
        int masked,
        List<LessonId> together,
        Optional<Estimate> estimate,
        Verdict verdict,
        int more) {

    public LessonEffect {
        together = List.copyOf(together);
    }

    /**
     * An effect, in units of the reward: how much more an attempt is worth with the lesson than without.
     *
     * @param effect as it was measured
     * @param low lower end of its 95 % interval
     * @param high upper end
     * @param shrunk the effect in the light of those of the other lessons
     * @param harm the probability that it is below 0, in that light
     * @param evidence of harm, as an e-value: its mean is at most 1 where there is none
     */
    public record Estimate(double effect, double low, double high, double shrunk, double harm, double evidence) {}

    /** What is said of a lesson. */
    public enum Verdict {
        /** It is more likely than nine in ten that it helps. */
        HELPS("helps"),
        /** It is more likely than nine in ten that it harms. */
        HARMS("harms: proposed for retirement"),
        /** Fewer than 30 masked attempts, or an interval that reaches further than a tenth of the range of rewards to either side. */
        NOT_ENOUGH("not enough attempts yet"),
        /** Its effect is small, one way or the other. */
        CANNOT_TELL("cannot tell");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** The verdict in words. */
        public String words() {
            return words;
        }
    }
}
