package dev.acumen.simulation.internal.inquiry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as a chain of facts: on the page of the thing it names the first label leads to another page, and so on; the last label is
 * the one whose value is asked for.
 *
 * @param site the name of the website
 * @param kind of the thing, such as "course"
 * @param name of the thing
 * @param labels one or more, in the order in which they are followed
 */
public record Inquiry(String site, String kind, String name, List<String> labels) {

    private static final Pattern QUESTION = Pattern.compile("This is about ([^.\\n]{1,60})\\. ([^\\n]{1,400}\\?)");
    private static final Pattern THING = Pattern.compile("the ([a-z][a-z ]{0,30}) \"([^\"]{1,80})\"");

    public Inquiry {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a question asks for something");
        }
    }

    /** The label that is asked for. */
    public String asked() {
        return labels.get(labels.size() - 1);
    }

    /** The question in words. */
    public String text() {
        return "This is about " + site + ". " + Phrases.ask(asked(), subject());
    }

    /** What is asked about, in words. */
    private String subject() {
        String subject = "the " + kind + " \"" + name + "\"";
        for (String label : labels.subList(0, labels.size() - 1)) {
            subject = Phrases.of(label, subject);
        }
        return subject;
    }

    /** The last question in a text, if there is one that can be understood. */
    public static Optional<Inquiry> in(String text) {
        return QUESTION.matcher(text)
                .results()
                .flatMap(match -> parsed(match.group(1), match.group(2)).stream())
                .reduce((first, second) -> second);
    }

    private static Optional<Inquiry> parsed(String site, String question) {
        Optional<Phrases.Match> ask = Phrases.asked(question);
        if (ask.isEmpty()) {
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        labels.add(ask.get().label());
        String subject = ask.get().subject();
        for (Optional<Phrases.Match> of = Phrases.of(subject); of.isPresent(); of = Phrases.of(subject)) {
            labels.add(of.get().label());
            subject = of.get().subject();
        }
        Matcher thing = THING.matcher(subject);
        if (!thing.matches()) {
            return Optional.empty();
        }
        Collections.reverse(labels);
        return Optional.of(new Inquiry(site, thing.group(1), thing.group(2), labels));
    }
}
