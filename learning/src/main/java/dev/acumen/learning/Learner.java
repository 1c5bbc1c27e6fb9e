package dev.acumen.learning;

/** A way of learning from one batch of tasks. */
@FunctionalInterface
public interface Learner {

    /** Practises the batch under the context's version and says what the version might become. Writes nothing; the run does. */
    Step learn(StepContext context, Batch batch);
}
