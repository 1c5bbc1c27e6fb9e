package dev.acumen.agent.learn;

/**
 * What a run is about to do.
 *
 * @param practiceTasks tasks to practise
 * @param steps learning steps
 * @param practiceAttempts attempts in all steps together
 * @param heldOutTasks tasks held out
 * @param heldOutAttempts attempts at them, both arms together
 * @param callsAtLeast calls if no group turned out mixed
 * @param callsAtMost calls if every group turned out mixed and every reply could be read at once
 */
public record Forecast(
        int practiceTasks,
        int steps,
        int practiceAttempts,
        int heldOutTasks,
        int heldOutAttempts,
        int callsAtLeast,
        int callsAtMost) {

    /** @param live whether attempts cost calls; recorded ones do not */
    static Forecast of(
            LearnSettings settings, int tasks, int steps, int practiceAttempts, int heldOutTasks, boolean live) {
        int groups = tasks * settings.epochs();
        int heldOut = 2 * heldOutTasks * settings.heldOutSamples();
        int least = (live ? practiceAttempts : 0) + heldOut;
        int reviews = practiceAttempts + 2 * groups + steps;
        return new Forecast(tasks, steps, practiceAttempts, heldOutTasks, heldOut, least, least + reviews);
    }
}
