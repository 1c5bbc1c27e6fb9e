package dev.acumen.simulation.internal.searcher;

import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import dev.acumen.simulation.internal.turns.ToolUse;
import dev.acumen.simulation.internal.turns.Trail;
import dev.acumen.simulation.internal.turns.TurnReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers questions about websites with the tools {@code search}, {@code read_page} and {@code click}. It reads pages like someone in
 * a hurry: where it has a choice it does what a lesson says, most of the time, and without one what comes to its mind. It writes
 * down what it settled on, reads that again in the next request, and ends with a line {@code #### value}.
 */
public final class Searcher {

    /** What it answers where it found nothing. */
    public static final String NOT_FOUND = "not found";

    private final double adherence;

    /**
     * A searcher.
     *
     * @param adherence how often it follows a lesson, 0 to 1
     */
    public Searcher(double adherence) {
        this.adherence = adherence;
    }

    /** What it says next. */
    public TurnReply reply(Trail trail, RandomGenerator random) {
        Optional<Inquiry> inquiry = Inquiry.in(trail.question());
        Optional<String> home = inquiry.flatMap(asked -> home(trail.instructions(), asked.site()));
        Desk desk = new Desk(trail, adherence, random);
        if (inquiry.isEmpty() || home.isEmpty() || !desk.offers("read_page")) {
            return new TurnReply(
                    "I cannot look this up: I need a question on a website, its address, and a tool to read pages.\n#### "
                            + NOT_FOUND,
                    List.of());
        }
        try {
            Optional<String> value = new Hunt(desk, inquiry.get(), home.get()).value();
            return answer(desk, inquiry.get(), value.orElse(""));
        } catch (CallsWanted wanted) {
            return trail.mustAnswer() || wanted.calls().isEmpty()
                    ? answer(desk, inquiry.get(), desk.best())
                    : calls(trail, desk, wanted.calls());
        }
    }

    private static TurnReply calls(Trail trail, Desk desk, List<ToolUse> wanted) {
        List<String> lines = new ArrayList<>(desk.freshNotes());
        if (!trail.isText()) {
            return new TurnReply(String.join("\n", lines), wanted);
        }
        lines.add(wanted.get(0).asText());
        return new TurnReply(String.join("\n", lines), List.of());
    }

    private static TurnReply answer(Desk desk, Inquiry inquiry, String value) {
        String form = desk.settle(Habit.ANSWER);
        List<String> lines = new ArrayList<>();
        lines.add("Decisions on the way:");
        lines.addAll(desk.notes());
        if (value.isEmpty()) {
            lines.add("I did not find what was asked for.");
        }
        String found = value.isEmpty() ? NOT_FOUND : value;
        lines.add("#### "
                + (form.equals("bare")
                        ? found
                        : "The " + lower(inquiry.asked()) + " that was asked for is " + found + "."));
        return new TurnReply(lines.stream().collect(Collectors.joining("\n")), List.of());
    }

    private static String lower(String label) {
        return Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }

    private static Optional<String> home(String instructions, String site) {
        Matcher address = Pattern.compile(Pattern.quote(site) + ":? \\(?(https?://[^\\s/)]+/)")
                .matcher(instructions);
        return address.find() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
