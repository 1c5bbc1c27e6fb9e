package dev.acumen.cli.attempts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.CutText;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.PassName;
import dev.acumen.cli.show.TurnLines;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.RunId;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.AttemptRecord;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Attempts of one run with all that was said. Reads the journal of the run a second time only if it must. */
final class AttemptView {

    private static final String INDENT = "           ";

    private final Terminal terminal;
    private final ExperienceStore store;
    private final RunId run;
    private final boolean full;
    private final Map<Exposure, Integer> told = new HashMap<>();
    private Optional<RecordedRun> recorded = Optional.empty();
    private boolean isRead;

    AttemptView(Terminal terminal, ExperienceStore store, RunId run, boolean full) {
        this.terminal = terminal;
        this.store = store;
        this.run = run;
        this.full = full;
    }

    /** For people. */
    void show(AttemptRecord attempt) {
        terminal.say("");
        terminal.say(terminal.bold(PassName.of(attempt.id().pass()) + ", task "
                        + attempt.id().task() + ", sample " + attempt.id().sample())
                + "   "
                + attempt.unscored()
                        .map(cause ->
                                "unscored, " + cause.toLowerCase(Locale.ROOT).replace('_', ' '))
                        .orElse("reward " + Numbers.score(attempt.reward()))
                + (attempt.rewards().isEmpty()
                        ? ""
                        : " (" + Numbers.rewards(attempt.rewards().values()) + ")")
                + ", " + attempt.ending());
        if (!attempt.detail().isBlank()) {
            labelled("score", first(attempt.detail()));
        }
        labelled("task", first(attempt.input()));
        labelled("lessons", lessonLines(attempt.exposure()));
        Optional<Trajectory> trajectory = full ? trajectory(attempt).filter(AttemptView::hasTurns) : Optional.empty();
        labelled(
                trajectory.isPresent() ? "turns" : "reply",
                trajectory
                        .map(TurnLines::whole)
                        .orElseGet(() ->
                                full ? attempt.answer().strip().lines().toList() : CutText.last(attempt.answer())));
    }

    private List<String> first(String text) {
        return full ? text.strip().lines().toList() : CutText.first(text);
    }

    private void labelled(String label, List<String> lines) {
        String before = String.format(Locale.ROOT, "  %-9s", label);
        for (String line : lines.isEmpty() ? List.of("(nothing)") : lines) {
            terminal.say(before + line);
            before = INDENT;
        }
    }

    /** Many attempts are shown the same lessons: those are spelled out once. */
    private List<String> lessonLines(Exposure exposure) {
        Map<LessonId, String> lessons = lessons(exposure);
        if (lessons.isEmpty()) {
            boolean isKnown = store.libraries().find(exposure.version()).isPresent();
            return List.of(
                    isKnown
                            ? "none"
                            : "those of version " + exposure.version().brief() + ", which is not in this store");
        }
        List<String> lines = new ArrayList<>();
        String of = Numbers.of(lessons.size(), "lesson") + " of version "
                + exposure.version().brief();
        if (told.merge(exposure, 1, Integer::sum) > 1) {
            return List.of(of + ", as above");
        }
        lines.add(of + ":");
        lessons.forEach((id, text) -> lines.add("[" + id + "] " + (full ? text : CutText.line(text))));
        return lines;
    }

    private Map<LessonId, String> lessons(Exposure exposure) {
        Map<LessonId, String> lessons = new LinkedHashMap<>();
        Optional<LibraryVersion> version = store.libraries().find(exposure.version());
        exposure.shown()
                .orElseGet(() -> version.map(found -> found.lessons().stream()
                                .map(lesson -> lesson.id())
                                .toList())
                        .orElse(List.of()))
                .forEach(id -> lessons.put(
                        id,
                        version.flatMap(found -> found.lesson(id))
                                .map(lesson -> lesson.text())
                                .orElse("(its text is not in this store)")));
        return lessons;
    }

    private static boolean hasTurns(Trajectory trajectory) {
        return trajectory.turns().size() > 1
                || trajectory.messages().size() > 3
                || trajectory.turns().stream().anyMatch(turn -> !turn.tools().isEmpty());
    }

    private Optional<Trajectory> trajectory(AttemptRecord attempt) {
        return recorded()
                .map(found -> found.attempts().get(attempt.id()))
                .map(found -> found.rollout().trajectory());
    }

    /** What the agent was told in every task, if the run kept it. */
    Optional<String> instructions() {
        return recorded().flatMap(found -> found.given("instructions")).filter(text -> !text.isBlank());
    }

    private Optional<RecordedRun> recorded() {
        if (!isRead) {
            isRead = true;
            try {
                recorded = Optional.of(store.recorded(run));
            } catch (StorageException damaged) {
                // What stands before the damage is shown, and the store has said where it is.
                recorded = Optional.empty();
            }
        }
        return recorded;
    }

    /** For programs. */
    void describe(ObjectNode node, AttemptRecord attempt) {
        node.put("pass", PassName.of(attempt.id().pass()));
        node.put("task", attempt.id().task().value());
        node.put("sample", attempt.id().sample());
        node.put("ending", attempt.ending());
        ReportJson.put(node, "reward", attempt.reward());
        ObjectNode rewards = node.putObject("rewards");
        attempt.rewards().values().forEach(rewards::put);
        attempt.unscored().ifPresent(cause -> node.put("unscored", cause));
        node.put("detail", attempt.detail());
        store.libraries()
                .find(attempt.exposure().version())
                .flatMap(LibraryVersion::instructions)
                .ifPresent(own -> node.put("instructions", own.text()));
        node.put("input", attempt.input());
        node.put("answer", attempt.answer());
        node.put("version", attempt.library().hex());
        ArrayNode lessons = node.putArray("lessons");
        lessons(attempt.exposure())
                .forEach((id, text) ->
                        lessons.addObject().put("id", id.toString()).put("text", text));
        trajectory(attempt).ifPresent(trajectory -> {
            ArrayNode messages = node.putArray("messages");
            for (ChatMessage message : trajectory.messages()) {
                try {
                    messages.add(new ObjectMapper().readTree(ChatMessageSerializer.messageToJson(message)));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("a message is JSON", e);
                }
            }
            TurnLines.put(node.putArray("turns"), trajectory);
        });
    }
}
