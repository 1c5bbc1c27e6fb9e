package dev.acumen.runtime.run;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.runtime.retrieval.Retriever;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides what a run does, as its journal keeps it: a canonical JSON object, sorted by name, with the number of the schema that its
 * names follow. Two runs that are the same here do the same. Immutable.
 *
 * <p>A setting that a run does not name has the value that was the only one when that run was made ({@link #defaults}). So a setting, or a prompt, that
 * is added later makes no earlier run a different one.
 *
 * @param schema which names there are; 1 for journals that do not tell
 * @param kind {@code learn}, {@code eval} or {@code probe}
 * @param library the library it works on
 * @param settings values by name; only of what this run uses
 */
public record RunSpec(int schema, String kind, String library, SortedMap<String, String> settings) {

    /** The schema of runs that begin now. */
    public static final int SCHEMA = 2;

    /** Names the schema in a run's configuration. */
    static final String SCHEMA_NAME = "schema";

    /** Before the names of prompts. */
    static final String PROMPT = "prompt.";

    /** Names that a run has only if it uses what they name: a run without them is another one. */
    private static final List<String> ONLY_IF_USED = List.of(
            "agent",
            "strategy.",
            "reviewer.",
            "arm.",
            "until",
            SecondConnection.PREFIX,
            "anchors",
            Retriever.METHOD,
            Retriever.LESSONS_PER_TASK);

    public RunSpec {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** One that begins now. */
    public static RunSpec of(String kind, String library, Map<String, String> settings) {
        return new RunSpec(SCHEMA, kind, library, new TreeMap<>(settings));
    }

    /** As a journal has it. */
    static RunSpec recorded(String kind, String library, Map<String, String> configuration) {
        TreeMap<String, String> settings = new TreeMap<>(configuration);
        String schema = Optional.ofNullable(settings.remove(SCHEMA_NAME)).orElse("1");
        return new RunSpec(Integer.parseInt(schema), kind, library, settings);
    }

    /** As the journal entry has it. */
    public static RunSpec of(JournalEntry.RunStarted started) {
        return recorded(started.kind(), started.library(), started.configuration());
    }

    /** What the journal keeps. */
    public Map<String, String> configuration() {
        SortedMap<String, String> configuration = new TreeMap<>(settings);
        configuration.put(SCHEMA_NAME, String.valueOf(schema));
        return configuration;
    }

    /** A setting, or its default for runs that do not name it. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).or(() -> defaults(name));
    }

    /**
     * What of the settings here is otherwise in an earlier run.
     *
     * @param earlier as its journal has it; notes there, and settings that there are no more, are passed over
     */
    public List<Difference> differences(RunSpec earlier) {
        List<Difference> differences = new ArrayList<>();
        settings.forEach((name, value) -> {
            Optional<String> before = earlier.setting(name);
            // A prompt that an earlier run did not name did not exist then, so it asked nothing with it.
            boolean isNewPrompt = before.isEmpty() && name.startsWith(PROMPT);
            if (!isNewPrompt && !before.equals(Optional.of(value))) {
                differences.add(new Difference(name, before, value));
            }
        });
        earlier.settings.forEach((name, value) -> {
            if (!settings.containsKey(name) && ONLY_IF_USED.stream().anyMatch(name::startsWith)) {
                differences.add(new Difference(name, Optional.of(value), "not there"));
            }
        });
        return differences;
    }

    /**
     * A setting that is otherwise than before.
     *
     * @param name of the setting
     * @param before its value in the earlier run; empty if that run had no such thing
     * @param now its value
     */
    public record Difference(String name, Optional<String> before, String now) {
        @Override
        public String toString() {
            return name + " was " + before.orElse("not there") + ", is " + now;
        }
    }

    /** What a setting was before it could be set. */
    private static Optional<String> defaults(String name) {
        return Optional.ofNullable(SettingDefaults.ALL.get(name));
    }
}
