package dev.acumen.runtime.run;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.learning.LearnSettings;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.view.RunRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A run that is to be done over, or part of it.
 *
 * @param id its id
 * @param started how it began
 * @param recorded all that happened in it
 */
public record FinishedRun(RunId id, JournalEntry.RunStarted started, RecordedRun recorded) {

    /**
     * Finds the run.
     *
     * @throws UserError if there is none
     */
    public static FinishedRun find(ExperienceStore store, String given) {
        RunRecord record = NamedRun.find(store, given);
        RunId id = record.id();
        record.damage().ifPresent(damage -> {
            throw new UserError(UserError.Kind.STORAGE, "run " + id + " cannot be done over: " + damage);
        });
        RecordedRun recorded = store.recorded(id);
        JournalEntry.RunStarted started =
                recorded.started().orElseThrow(() -> UserError.input("run " + id + " never began"));
        return new FinishedRun(id, started, recorded);
    }

    /**
     * The same, if it learned and came to its end.
     *
     * @throws UserError if not
     */
    public FinishedRun learned() {
        if (!started.kind().equals("learn")) {
            throw new UserError(
                    UserError.Kind.USAGE, "run " + id + " is no learning run, its kind is '" + started.kind() + "'");
        }
        if (recorded.ended().isEmpty()) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "run " + id + " is unfinished: give the same 'acumen learn' again to finish it first");
        }
        return this;
    }

    /** What it was given. */
    public RunInputs inputs() {
        return new RunInputs(id.value(), recorded);
    }

    /** Where files and commands of its evaluator are looked for. */
    public Path folder(RunEnvironment environment) {
        return Domains.folder(environment, configured("domain"));
    }

    /**
     * How its attempts were scored.
     *
     * @throws UserError if an evaluator of an application did, which is not known by a name
     */
    public String scoredBy() {
        String evaluator = configured("evaluator");
        if (evaluator.startsWith(Own.EVALUATOR)) {
            throw UserError.input(
                    "run " + id + " was scored by an evaluator of an application, '"
                            + evaluator.substring(Own.EVALUATOR.length())
                            + "', which is not at hand: it can be scored again with another one (--evaluator), but not done over");
        }
        return evaluator;
    }

    /** All that decided what it did. */
    public RunSpec spec() {
        return RunSpec.of(started);
    }

    /** A part of what decided what it did. */
    public String configured(String name) {
        return spec().setting(name)
                .orElseThrow(
                        () -> UserError.input("run " + id + " does not say its " + name + " and cannot be done over"));
    }

    /** Its settings, with some of them changed. */
    public LearnSettings settings(Map<String, String> changed) {
        Map<String, String> names = new HashMap<>(started.configuration());
        names.putAll(changed);
        try {
            return LearnSettings.described(names);
        } catch (IllegalArgumentException e) {
            throw UserError.input("run " + id + ": " + e.getMessage());
        }
    }

    /** The version it began with. */
    public LibraryVersion base(LibraryView libraries) {
        VersionId base = new VersionId(configured(LearnJob.BASE));
        return libraries
                .find(base)
                .orElseThrow(() -> UserError.input("the version that " + id + " began with is not in this store"));
    }

    /** Whether the simulated endpoint played in it. */
    public boolean isSimulated() {
        return Connection.wasSimulated(spec().settings());
    }

    /** Whether it held its result for a person and left the head where it was. */
    boolean holdsResult() {
        return configured(UnmovedLibraries.SETTING).equals("true");
    }

    /** Whether its attempts are those of another run. */
    public boolean isRedistilled() {
        return configured("attempts").startsWith(RedistillSpec.ATTEMPTS_OF);
    }

    /** Whether its attempts were made by a model in the run, and not brought along. */
    public boolean isLive() {
        return configured("attempts").equals("live");
    }
}
