package dev.acumen.simulation.internal.practice;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A topic on which an agent has a choice. It does not say which convention is the right one.
 *
 * @param topic what it is about, unique over all domains
 * @param title the topic in words
 * @param subject found in texts about the topic
 * @param conventions two or more, with shares that add up to one
 */
public record HouseRule(String topic, String title, Pattern subject, List<Convention> conventions) {

    public HouseRule {
        conventions = List.copyOf(conventions);
        double shares = conventions.stream().mapToDouble(Convention::share).sum();
        if (conventions.size() < 2 || Math.abs(shares - 1) > 1e-9) {
            throw new IllegalArgumentException(topic + " needs two conventions or more with shares that add up to 1");
        }
    }

    /** The lesson that tells to follow the given convention: name, colon, sentence. */
    public String lesson(Convention convention) {
        return title + ": " + convention.lesson();
    }

    /** The note of an agent that chose the given convention. */
    public String decision(Convention convention) {
        return title + ": " + convention.decision() + ".";
    }

    /** A convention drawn by shares. */
    public Convention draw(RandomGenerator random) {
        double left = random.nextDouble();
        for (Convention convention : conventions) {
            left -= convention.share();
            if (left < 0) {
                return convention;
            }
        }
        return conventions.get(conventions.size() - 1);
    }
}
