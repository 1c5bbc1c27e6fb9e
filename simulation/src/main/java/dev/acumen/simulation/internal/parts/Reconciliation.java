package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.HouseRule;
import dev.acumen.simulation.internal.practice.Reading;
import dev.acumen.simulation.internal.practice.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes one list of edits out of many proposals. On each topic it goes with the convention that has clearly more
 * behind it than all others together, in weight or else in tasks, and with none where the tasks disagree. A lesson of the library is reworded only on
 * the word of more than one task, because a single one may have been misread. What it cannot read it passes on.
 */
final class Reconciliation implements Part {

    private static final int CLEARLY_MORE = 2;
    private static final int TASKS_TO_OVERTURN = 2;

    private final Readings readings;

    Reconciliation(Readings readings) {
        this.readings = readings;
    }

    @Override
    public String reply(Conversation conversation, RandomGenerator random) {
        Reading reading = readings.fitting(conversation);
        List<KnownLesson> library = KnownLesson.shownIn(conversation.prompt(), "library", reading);
        Map<String, List<Proposed>> byTopic = new HashMap<>();
        Map<String, List<Proposed>> unread = new LinkedHashMap<>();
        for (Proposed proposed : Proposed.shownIn(conversation.prompt(), library, reading)) {
            proposed.statement()
                    .map(Statement::topic)
                    .map(topic -> byTopic.computeIfAbsent(topic, key -> new ArrayList<>()))
                    .orElseGet(() -> unread.computeIfAbsent(key(proposed), key -> new ArrayList<>()))
                    .add(proposed);
        }
        List<Backed> backed = new ArrayList<>();
        for (HouseRule rule : reading.rules().list()) {
            settle(byTopic.getOrDefault(rule.topic(), List.of()), library).ifPresent(backed::add);
        }
        unread.values()
                .forEach(proposals -> backed.add(Backed.by(
                        proposals,
                        proposals.get(0).action(),
                        proposals.get(0).id(),
                        proposals.get(0).text())));
        backed.removeIf(edit -> edit.edit().action().equals("KEEP"));
        backed.sort(Comparator.comparingDouble(Backed::support).reversed());
        return Json.object("edits", fitting(backed, RemainingLessons.statedIn(conversation)));
    }

    private record Backed(Edit edit, double support) {
        static Backed by(List<Proposed> proposals, String action, String id, String text) {
            List<Integer> from = proposals.stream().map(Proposed::number).toList();
            return new Backed(new Edit(action, id, text, from), Proposed.support(proposals));
        }
    }

    private static Optional<Backed> settle(List<Proposed> proposals, List<KnownLesson> library) {
        Map<Convention, List<Proposed>> sides = new LinkedHashMap<>();
        for (Proposed proposed : proposals) {
            Convention side = proposed.statement().orElseThrow().convention();
            sides.computeIfAbsent(side, key -> new ArrayList<>()).add(proposed);
        }
        if (proposals.isEmpty()) {
            return Optional.empty();
        }
        List<Proposed> winners = sides.values().stream()
                .max(Comparator.comparingDouble(Proposed::support))
                .orElseThrow();
        double behind = Proposed.support(winners);
        if (behind < CLEARLY_MORE * (Proposed.support(proposals) - behind)) {
            return Optional.empty();
        }
        Proposed wording = winners.stream()
                .filter(proposed -> !proposed.text().isEmpty())
                .findFirst()
                .orElse(winners.get(0));
        Statement statement = wording.statement().orElseThrow();
        if (wording.text().isEmpty() || library.stream().anyMatch(lesson -> lesson.says(statement))) {
            return Optional.empty();
        }
        Optional<KnownLesson> overturned =
                library.stream().filter(lesson -> lesson.contradicts(statement)).findFirst();
        if (overturned.isEmpty()) {
            return Optional.of(Backed.by(winners, "ADD", "", wording.text()));
        }
        return Proposed.tasks(winners) < TASKS_TO_OVERTURN
                ? Optional.empty()
                : Optional.of(Backed.by(winners, "UPDATE", overturned.get().id(), wording.text()));
    }

    /** At most one edit for a lesson of the library, and no more additions than it has room for. */
    private static List<Edit> fitting(List<Backed> backed, int room) {
        List<Edit> edits = new ArrayList<>();
        Set<String> named = new HashSet<>();
        int left = room;
        for (Backed candidate : backed) {
            Edit edit = candidate.edit();
            if (edit.isAdd() ? left-- > 0 : named.add(edit.id())) {
                edits.add(edit);
            }
        }
        return edits;
    }

    private static String key(Proposed proposed) {
        return proposed.action() + proposed.id() + proposed.text().toLowerCase(Locale.ROOT);
    }
}
