package dev.acumen.core.run;

/**
 * One learning step of a run: one batch practised, one plan of edits.
 *
 * @param run the run
 * @param number 1 for the first step; 0 for what happens before and after the steps
 */
public record StepId(RunId run, int number) {

    public StepId {
        if (number < 0) {
            throw new IllegalArgumentException("step number " + number + " is negative");
        }
    }

    @Override
    public String toString() {
        return run + " step " + number;
    }
}
