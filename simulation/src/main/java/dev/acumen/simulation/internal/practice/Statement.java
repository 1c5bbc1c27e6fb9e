package dev.acumen.simulation.internal.practice;

/**
 * That a convention holds on a topic, as some text says.
 *
 * @param topic what it is about
 * @param convention what it says of it
 */
public record Statement(String topic, Convention convention) {

    /** Whether this says something else on the same topic. */
    public boolean contradicts(Statement other) {
        return topic.equals(other.topic) && !convention.equals(other.convention);
    }
}
