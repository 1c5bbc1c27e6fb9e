package dev.acumen.cli.command;

import dev.acumen.agent.learn.LearnSettings;
import dev.acumen.cli.domain.Domains;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.database.RunRecord;
import dev.acumen.store.journal.RecordedRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is to be done over, or part of it.
 *
 * @param id its id
 * @param started how it began
 * @param recorded all that happened in it
 */
record FinishedRun(RunId id, JournalEntry.RunStarted started, RecordedRun recorded) {

    /**
     * Finds the run.
     *
     * @throws UserError if there is none
     */
    static FinishedRun find(ExperienceStore store, String given) {
        RunRecord record = NamedRun.find(store, given);
        RunId id = record.id();
        record.damage().ifPresent(damage -> {
            throw new UserError(ExitCode.STORAGE, "run " + id + " cannot be done over: " + damage);
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
    FinishedRun learned() {
        if (!started.kind().equals("learn")) {
            throw new UserError(
                    ExitCode.USAGE, "run " + id + " is no learning run, its kind is '" + started.kind() + "'");
        }
        if (recorded.ended().isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "run " + id + " is unfinished: give the same 'acumen learn' again to finish it first");
        }
        return this;
    }

    /** What it was given. */
    RunMaterial material() {
        return new RunMaterial(id.value(), recorded);
    }

    /** Where files and commands of its evaluator are looked for. */
    Path folder(Session session) {
        return Domains.folder(session, configured("domain"));
    }

    /** A part of what decided what it did. */
    String configured(String name) {
        String value = started.configuration().get(name);
        if (value == null) {
            throw UserError.input("run " + id + " does not say its " + name + " and cannot be done over");
        }
        return value;
    }

    /** Its settings, with some of them changed. */
    LearnSettings settings(Map<String, String> changed) {
        Map<String, String> names = new HashMap<>(started.configuration());
        names.putAll(changed);
        try {
            return LearnSettings.described(names);
        } catch (IllegalArgumentException e) {
            throw UserError.input("run " + id + ": " + e.getMessage());
        }
    }

    /** The version it began with. */
    LibraryVersion base(LibraryView libraries) {
        VersionId base = new VersionId(configured(LearnJob.BASE));
        return libraries
                .find(base)
                .or(() -> LibraryVersion.empty().id().equals(base)
                        ? Optional.of(LibraryVersion.empty())
                        : Optional.empty())
                .orElseThrow(() -> UserError.input("the version that " + id + " began with is not in this store"));
    }

    /** Whether its attempts were made by a model in the run, and not brought along. */
    boolean isLive() {
        return configured("attempts").equals("live");
    }
}
