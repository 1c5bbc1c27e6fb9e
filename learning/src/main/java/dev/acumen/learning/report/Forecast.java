package dev.acumen.learning.report;

/**
 * What a run is about to do. Where attempts wait for what others come to, and steps for what earlier ones came to, it lies between bounds.
 *
 * @param practiceTasks tasks to practise
 * @param steps learning steps at most
 * @param groups groups in all steps together at most
 * @param practiceAttempts attempts in all steps together at most
 * @param practiceAtLeast attempts that are made whatever they come to
 * @param trialAttempts attempts at most to choose among the changes of steps
 * @param reconciles calls at most that make plans of proposals
 * @param likelihoods calls at most that tell how likely a reply is
 * @param heldOutTasks tasks held out
 * @param heldOutAtLeast attempts at them that are made whatever was learned
 * @param heldOutAttempts attempts at them at most, all arms together
 * @param callsAtLeast calls if every attempt was right and took one turn
 * @param callsAtMost calls if every group was reviewed, every attempt took all its turns, and every reply could be read at once
 */
public record Forecast(
        int practiceTasks,
        int steps,
        int groups,
        int practiceAttempts,
        int practiceAtLeast,
        int trialAttempts,
        int reconciles,
        int likelihoods,
        int heldOutTasks,
        int heldOutAtLeast,
        int heldOutAttempts,
        int callsAtLeast,
        int callsAtMost) {

    /**
     * What is practised.
     *
     * @param tasks to practise
     * @param steps learning steps
     * @param groups groups in all steps together
     * @param attempts in all steps together
     * @param attemptsAtLeast so many of them are made whatever they come to
     * @param live whether they cost calls; recorded ones do not
     * @param trialAttempts to choose among changes
     * @param plans changes that a step may choose among
     * @param likelihoods calls that tell how likely a reply is
     */
    public record Practice(
            int tasks,
            int steps,
            int groups,
            int attempts,
            int attemptsAtLeast,
            boolean live,
            int trialAttempts,
            int plans,
            int likelihoods) {

        /** Every attempt is made, and changes are adopted untested. */
        public Practice(int tasks, int steps, int groups, int attempts, boolean live) {
            this(tasks, steps, groups, attempts, attempts, live, 0, 1, 0);
        }
    }

    /**
     * What follows from the plan.
     *
     * @param heldOutTasks tasks held out
     * @param heldOutAttempts attempts at them, both arms together
     * @param turns the most calls of one attempt
     */
    public static Forecast of(Practice practice, int heldOutTasks, int heldOutAttempts, int turns) {
        return of(practice, heldOutTasks, heldOutAttempts, heldOutAttempts, turns);
    }

    /**
     * The same where fewer attempts are made at held-out tasks if nothing is learned.
     *
     * @param heldOutAtLeast attempts at them in any case
     * @param heldOutAttempts the most attempts at them
     */
    public static Forecast of(Practice practice, int heldOutTasks, int heldOutAtLeast, int heldOutAttempts, int turns) {
        int least = (practice.live() ? practice.attemptsAtLeast() : 0) + heldOutAtLeast;
        int most = (practice.live() ? practice.attempts() : 0) + practice.trialAttempts() + heldOutAttempts;
        int reconciles = practice.plans() * practice.steps();
        int reviews = practice.attempts() + 2 * practice.groups() + reconciles;
        return new Forecast(
                practice.tasks(),
                practice.steps(),
                practice.groups(),
                practice.attempts(),
                practice.attemptsAtLeast(),
                practice.trialAttempts(),
                reconciles,
                practice.likelihoods(),
                heldOutTasks,
                heldOutAtLeast,
                heldOutAttempts,
                least,
                most * turns + reviews + practice.likelihoods());
    }
}
