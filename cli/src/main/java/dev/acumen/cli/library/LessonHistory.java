package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Edits;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.task.TaskId;
import dev.acumen.runtime.library.LessonOrigin;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.AttemptRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every edit that made a lesson what it is, each with the attempts behind it. */
final class LessonHistory {

    private static final int ANSWER_LENGTH = 100;
    private static final int TASKS_SHOWN = 3;

    private final Terminal terminal;
    private final ExperienceStore store;
    private final String library;
    private final Map<RunId, Map<RolloutId, AttemptRecord>> attempts = new HashMap<>();

    LessonHistory(Terminal terminal, ExperienceStore store, String library) {
        this.terminal = terminal;
        this.store = store;
        this.library = library;
    }

    ObjectNode show(LessonId lesson) {
        LibraryVersion head = Lookup.head(store.libraries(), library);
        terminal.say(terminal.bold(lesson + " in library '" + library + "'")
                + head.lesson(lesson).map(active -> "").orElse(" (not in the head version)"));
        head.lesson(lesson).ifPresent(active -> terminal.say("  " + active.text()));
        ObjectNode result = ReportJson.object();
        result.put("library", library);
        result.put("lesson", lesson.toString());
        result.put("text", head.lesson(lesson).map(active -> active.text()).orElse(""));
        approvals(lesson, result.putArray("approvals"));
        ArrayNode edits = result.putArray("edits");
        LessonOrigin.of(store.libraries(), library, lesson)
                .forEach(origin -> edit(origin.revision(), origin.edit(), edits.addObject()));
        return result;
    }

    /** A lesson that a person let out of quarantine says so. */
    private void approvals(LessonId lesson, ArrayNode list) {
        for (QuarantinedLesson held : store.libraries().quarantine(library)) {
            held.settlement()
                    .filter(done -> done.lesson().equals(Optional.of(lesson)))
                    .ifPresent(done -> {
                        terminal.say("  was held for review as " + held.id() + " and approved by " + done.by() + ", "
                                + Numbers.time(done.at()) + (done.why().isEmpty() ? "" : ": " + done.why()));
                        list.addObject()
                                .put("id", held.id().toString())
                                .put("by", done.by())
                                .put("why", done.why())
                                .put("at", done.at().toString());
                    });
        }
    }

    private void edit(Revision revision, AppliedEdit edit, ObjectNode node) {
        Optional<Provenance> source = edit.edit().source();
        String by = source.map(Provenance::author).orElse("unknown");
        terminal.say("");
        terminal.say("  " + edit.edit().kind() + " in version "
                + revision.version().id().brief()
                + revision.version().step().map(step -> " by " + step).orElse("") + ", worded by " + by);
        Edits.lines(terminal, List.of(edit)).forEach(line -> terminal.say("    " + line));
        if (edit.edit() instanceof LessonEdit.Delete delete) {
            delete.reason().ifPresent(why -> {
                terminal.say("    because " + why);
                node.put("reason", why);
            });
        }
        node.put("kind", edit.edit().kind());
        node.put("version", revision.version().id().hex());
        node.put("author", by);
        edit.after().ifPresent(text -> node.put("text", text));
        source.ifPresent(provenance -> {
            if (!provenance.prompts().isEmpty()) {
                terminal.say("    prompts: " + provenance.prompts());
            }
            ObjectNode prompts = node.putObject("prompts");
            provenance.prompts().forEach(prompts::put);
            evidence(provenance.evidence(), node.putArray("evidence"));
        });
    }

    void evidence(List<Evidence> evidence, ArrayNode list) {
        Map<TaskId, List<Evidence>> byTask = new LinkedHashMap<>();
        evidence.forEach(item -> byTask.computeIfAbsent(item.rollout().task(), task -> new ArrayList<>())
                .add(item));
        terminal.say("    drawn from " + Numbers.of(evidence.size(), "attempt") + " at "
                + Numbers.of(byTask.size(), "task"));
        int shown = 0;
        for (Map.Entry<TaskId, List<Evidence>> group : byTask.entrySet()) {
            boolean inFull = shown++ < TASKS_SHOWN;
            terminal.say("      " + group.getKey() + ", rewards "
                    + group.getValue().stream().map(LessonHistory::reward).collect(Collectors.joining(" ")));
            for (Evidence item : group.getValue()) {
                Optional<AttemptRecord> attempt = attempt(item.rollout());
                ObjectNode node = list.addObject();
                node.put("task", item.rollout().task().value());
                node.put("attempt", item.rollout().toString());
                item.reward().ifPresent(reward -> node.put("reward", reward));
                item.weight().ifPresent(weight -> node.put("weight", weight));
                attempt.ifPresent(record -> node.put("answer", record.answer()).put("detail", record.detail()));
                if (inFull) {
                    terminal.say("        #" + (item.rollout().sample() + 1) + "  " + reward(item) + weight(item) + "  "
                            + attempt.map(record -> record.detail() + "  |  " + brief(record.answer()))
                                    .orElse("(its run is not in this store)"));
                }
            }
        }
    }

    private Optional<AttemptRecord> attempt(RolloutId id) {
        Map<RolloutId, AttemptRecord> run =
                attempts.computeIfAbsent(id.pass().step().run(), missing -> {
                    Map<RolloutId, AttemptRecord> records = new HashMap<>();
                    store.runs().attempts(missing).forEach(record -> records.put(record.id(), record));
                    return records;
                });
        return Optional.ofNullable(run.get(id));
    }

    private static String reward(Evidence item) {
        return item.reward().isPresent() ? Numbers.score(item.reward().getAsDouble()) : "-";
    }

    /** How much it says for or against what it did, where that was measured. */
    private static String weight(Evidence item) {
        return item.weight().isPresent()
                ? String.format(Locale.ROOT, " (%+.2f)", item.weight().getAsDouble())
                : "";
    }

    private static String brief(String answer) {
        String line = answer.strip().replaceAll("\\s+", " ");
        return line.length() <= ANSWER_LENGTH ? line : "..." + line.substring(line.length() - ANSWER_LENGTH);
    }
}
