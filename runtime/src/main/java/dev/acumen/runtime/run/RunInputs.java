package dev.acumen.runtime.run;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.FieldNames;
import dev.acumen.learning.AnswerKind;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.Preset;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.journal.EntryCodec;
import dev.acumen.store.journal.RecordedRun;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run keeps of what it was given, so that it can be done over without the files it came from. Keys and addresses are not
 * among it.
 */
public final class RunInputs {

    private static final String INSTRUCTIONS = "instructions";
    private static final String PRACTICE = "tasks.practice";
    private static final String VALIDATION = "tasks.validation";
    private static final String TEST = "tasks.test";
    private static final String ANCHORS = "tasks.anchors";
    private static final String TOOLS = "tools";
    private static final EntryCodec CODEC = new EntryCodec();

    private final RecordedRun run;
    private final String id;

    /**
     * @param id for people
     * @param run that kept it
     */
    RunInputs(String id, RecordedRun run) {
        this.id = id;
        this.run = run;
    }

    /** What to keep of a run on these tasks, and on those that have to stay right, if there are any. */
    static Map<String, String> of(
            Domain domain, AgentKit kit, Set<String> used, Map<Split, TaskSet> tasks, Optional<TaskSet> anchors) {
        Map<String, String> given = new LinkedHashMap<>();
        kit.given().ifPresent(tools -> given.put(TOOLS, tools));
        given.put(INSTRUCTIONS, domain.instructions());
        used.forEach(file ->
                given.put(RunSpec.PROMPT + file, domain.prompts().get(file).text()));
        tasks.forEach((split, set) -> given.put(name(split), CODEC.writeValue(set)));
        anchors.ifPresent(set -> given.put(ANCHORS, CODEC.writeValue(set)));
        return given;
    }

    private static String name(Split split) {
        return switch (split) {
            case PRACTICE -> PRACTICE;
            case VALIDATION -> VALIDATION;
            case TEST -> TEST;
        };
    }

    /**
     * The prompts that a run uses: one that it never asks with makes no other run of it.
     *
     * @param learns whether attempts are reviewed
     * @param judges whether the evaluator asks a model
     */
    static Set<String> used(PromptBook prompts, AgentKit kit, boolean learns, boolean judges) {
        Set<String> unused = new HashSet<>();
        if (kit.given().isEmpty()) {
            unused.addAll(files(PromptName.TOOLS, PromptName.NUDGE));
        }
        if (!learns) {
            unused.addAll(files(PromptName.SUMMARIZE, PromptName.COMPARE, PromptName.PROPOSE, PromptName.RECONCILE));
        }
        if (!judges) {
            unused.addAll(files(PromptName.JUDGE_REFERENCE, PromptName.JUDGE_RUBRIC));
        }
        if (!learns && !judges) {
            unused.addAll(files(PromptName.REPAIR));
        }
        Set<String> used = new LinkedHashSet<>(prompts.texts().keySet());
        used.removeAll(unused);
        return used;
    }

    private static List<String> files(PromptName... names) {
        return Stream.of(names).map(PromptName::fileName).toList();
    }

    /** Prompts by their fingerprints. */
    static Map<String, String> fingerprints(PromptBook prompts, Set<String> used) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        used.forEach(file -> fingerprints.put(
                RunSpec.PROMPT + file, Fingerprint.of(prompts.get(file).text()).brief()));
        return fingerprints;
    }

    /**
     * The domain as it was, apart from the folder that commands of its evaluator run in. A prompt that the run did not keep is one that was added
     * since, and the built-in one stands in for it.
     */
    public Domain domain(Path folder, String name, String evaluator, Optional<PromptBook> otherPrompts) {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> files = new LinkedHashSet<>(PromptBook.builtIn().texts().keySet());
        run.started()
                .ifPresent(started -> started.configuration().keySet().stream()
                        .filter(setting -> setting.startsWith(RunSpec.PROMPT))
                        .map(setting -> setting.substring(RunSpec.PROMPT.length()))
                        .forEach(files::add));
        files.forEach(file -> run.given(RunSpec.PROMPT + file).ifPresent(text -> texts.put(file, text)));
        if (texts.isEmpty()) {
            throw missing("prompts");
        }
        return new Domain(
                folder,
                name,
                kept(INSTRUCTIONS),
                Optional.of(evaluator),
                Preset.MATH,
                List.of(),
                otherPrompts.orElseGet(() -> PromptBook.of(texts)),
                FieldNames.usual(),
                AnswerKind.AUTO,
                Domain.DataFiles.none(),
                Optional.empty());
    }

    /** What the agent worked with, which now answers as the journal tells and nothing else. */
    public AgentKit kit(Map<String, String> configuration) {
        return run.given(TOOLS)
                .map(tools -> AgentKit.recorded(tools, configuration))
                .orElseGet(AgentKit::none);
    }

    /** The tasks it practised. */
    public TaskSet practice() {
        return CODEC.readValue(kept(PRACTICE), TaskSet.class);
    }

    /** The tasks it tried changes on; none for runs that kept none. */
    public List<Task> validation() {
        return run.given(VALIDATION)
                .map(kept -> CODEC.readValue(kept, TaskSet.class).tasks())
                .orElse(List.of());
    }

    /** The tasks it measured on. */
    public TaskSet test() {
        return CODEC.readValue(kept(TEST), TaskSet.class);
    }

    /** The tasks that had to stay right; none in runs that had no such tasks. */
    public List<Task> anchors() {
        return run.given(ANCHORS)
                .map(kept -> CODEC.readValue(kept, TaskSet.class).tasks())
                .orElseGet(List::of);
    }

    private String kept(String name) {
        return run.given(name).orElseThrow(() -> missing(name));
    }

    private UserError missing(String name) {
        return UserError.input("run " + id + " does not hold its " + name
                + ": it was pruned, or made by a version that did not keep it, and cannot be done over");
    }
}
