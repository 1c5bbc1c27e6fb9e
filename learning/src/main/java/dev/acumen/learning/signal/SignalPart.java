package dev.acumen.learning.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One part of a signal, such as {@code gfpo:efficient:keep=3}.
 *
 * @param name the method
 * @param mode a word of it, where it has several ways
 * @param arguments numbers by name
 */
public record SignalPart(SignalName name, Optional<String> mode, Map<String, Double> arguments) {

    public SignalPart {
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    }

    /** The method as it is by itself. */
    static SignalPart of(SignalName name) {
        return new SignalPart(name, Optional.empty(), Map.of());
    }

    /**
     * Reads one.
     *
     * @param text without white space around it
     * @throws IllegalArgumentException with a sentence for the user
     */
    static SignalPart parse(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(":", -1)));
        SignalName name = SignalName.named(words.get(0))
                .orElseThrow(() -> new IllegalArgumentException("there is no signal '" + words.get(0) + "'; there are "
                        + SignalName.words() + ", and " + Signal.presets() + " by themselves"));
        Optional<String> mode = Optional.empty();
        Map<String, Double> arguments = new TreeMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0 && name == SignalName.GFPO && mode.isEmpty()) {
                mode = Optional.of(word);
            } else if (equals > 0 && name.arguments().contains(word.substring(0, equals))) {
                if (arguments.put(word.substring(0, equals), number(word.substring(equals + 1), text)) != null) {
                    throw new IllegalArgumentException("'" + text + "' sets " + word.substring(0, equals) + " twice");
                }
            } else {
                throw new IllegalArgumentException("'" + word + "' in '" + text + "' says nothing; "
                        + (name.arguments().isEmpty()
                                ? name.word() + " has nothing to set"
                                : name.word() + " has " + String.join("=N, ", name.arguments()) + "=N"));
            }
        }
        return new SignalPart(name, mode, arguments);
    }

    private static double number(String digits, String text) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' in '" + text + "' is not a number", e);
        }
    }

    /** The number of that name, or the usual one. */
    double number(String argument, double usual) {
        return arguments.getOrDefault(argument, usual);
    }

    /** The same as a whole number. */
    int whole(String argument, int usual) {
        double number = number(argument, usual);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(argument + " of " + name.word() + " is a whole number, not " + number);
        }
        return (int) number;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name.word());
        mode.ifPresent(word -> text.append(':').append(word));
        arguments.forEach((argument, number) -> text.append(':')
                .append(argument)
                .append('=')
                .append(
                        number == Math.rint(number) && Math.abs(number) < 1e9
                                ? String.valueOf((long) (double) number)
                                : String.valueOf(number)));
        return text.toString();
    }
}
