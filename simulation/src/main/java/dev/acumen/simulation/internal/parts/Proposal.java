package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sets each candidate lesson against the library: said already, said otherwise, or new. */
final class Proposal implements Part {

    private static final Pattern CANDIDATE = Pattern.compile("(?m)^(\\d{1,6})\\. (.*)$");

    private final Readings readings;

    Proposal(Readings readings) {
        this.readings = readings;
    }

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        Reading reading = readings.fitting(conversation);
        List<KnownLesson> library = KnownLesson.shownIn(conversation.prompt(), "library", reading);
        String candidates = Tags.body(conversation.prompt(), "candidates").orElse("");
        int room = RemainingLessons.statedIn(conversation);
        List<Edit> edits = new ArrayList<>();
        for (MatchResult candidate : CANDIDATE.matcher(candidates).results().toList()) {
            Edit edit = edit(Integer.parseInt(candidate.group(1)), withoutReason(candidate.group(2)), library, reading);
            if (!edit.isAdd() || edits.stream().filter(Edit::isAdd).count() < room) {
                edits.add(edit);
            }
        }
        return Json.object("edits", edits);
    }

    private static Edit edit(int number, String text, List<KnownLesson> library, Reading reading) {
        List<Statement> said = reading.of(text);
        List<Integer> from = List.of(number);
        Optional<KnownLesson> same = library.stream()
                .filter(lesson -> lesson.text().equalsIgnoreCase(text)
                        || (!said.isEmpty() && said.stream().allMatch(lesson::says)))
                .findFirst();
        if (same.isPresent()) {
            return new Edit("KEEP", same.get().id(), "", from);
        }
        return library.stream()
                .filter(lesson -> said.stream().anyMatch(lesson::contradicts))
                .findFirst()
                .map(lesson -> new Edit("UPDATE", lesson.id(), text, from))
                .orElseGet(() -> new Edit("ADD", "", text, from));
    }

    /** The reason stands in round brackets at the end; the lesson may have brackets of its own. */
    private static String withoutReason(String candidate) {
        String line = candidate.strip();
        int open = 0;
        for (int at = line.length() - 1; at >= 0 && line.endsWith(")"); at--) {
            char c = line.charAt(at);
            open += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (open == 0) {
                return line.substring(0, at).strip();
            }
        }
        return line;
    }
}
