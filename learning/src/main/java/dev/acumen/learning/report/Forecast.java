package dev.acumen.learning.report;

/**
 * What a run is about to do.
 *
 * @param practiceTasks tasks to practise
 * @param steps learning steps
 * @param groups groups in all steps together
 * @param practiceAttempts attempts in all steps together
 * @param heldOutTasks tasks held out
 * @param heldOutAttempts attempts at them, both arms together
 * @param callsAtLeast calls if no group turned out mixed
 * @param callsAtMost calls if every group turned out mixed, every attempt took all its turns, and every reply could be read at once
 */
public record Forecast(
        int practiceTasks,
        int steps,
        int groups,
        int practiceAttempts,
        int heldOutTasks,
        int heldOutAttempts,
        int callsAtLeast,
        int callsAtMost) {

    /**
     * What follows from the settings.
     *
     * @param tasks to practise
     * @param steps learning steps
     * @param groups groups in all steps together
     * @param practiceAttempts attempts in all steps together
     * @param live whether practice attempts cost calls; recorded ones do not
     * @param heldOutTasks tasks held out
     * @param heldOutAttempts attempts at them, both arms together
     */
    public static Forecast of(
            int tasks,
            int steps,
            int groups,
            int practiceAttempts,
            boolean live,
            int heldOutTasks,
            int heldOutAttempts) {
        return of(tasks, steps, groups, practiceAttempts, live, heldOutTasks, heldOutAttempts, 1);
    }

    /**
     * The same for an agent that may take several turns.
     *
     * @param turns the most calls of one attempt
     */
    public static Forecast of(
            int tasks,
            int steps,
            int groups,
            int practiceAttempts,
            boolean live,
            int heldOutTasks,
            int heldOutAttempts,
            int turns) {
        int least = (live ? practiceAttempts : 0) + heldOutAttempts;
        int reviews = practiceAttempts + 2 * groups + steps;
        return new Forecast(
                tasks, steps, groups, practiceAttempts, heldOutTasks, heldOutAttempts, least, least * turns + reviews);
    }
}
