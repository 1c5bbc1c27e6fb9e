package dev.acumen.cli.command;

import dev.acumen.agent.event.RunEvent;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.database.RunRecord;
import dev.acumen.store.journal.RunJournal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What decides what a run does, and whether an unfinished run of the same kind is this one.
 *
 * @param kind {@code learn}, {@code eval} or {@code ask}
 * @param library the library it works on
 * @param decides everything that decides what it does; a run is resumed only if all of it is the same
 * @param notes what else to remember of it, such as the version it began with
 * @param given what it is given, to be kept with it
 */
record RunPlan(
        String kind,
        String library,
        Map<String, String> decides,
        Map<String, String> notes,
        Map<String, String> given) {

    /** A run that was begun or taken up. */
    record Begun(
            RunId id, String kind, String library, RunJournal journal, boolean resumed, Map<String, String> notes) {

        /** Does the run's work between telling that it begins and how it ended for this process. */
        <T> T told(Consumer<RunEvent> events, Supplier<T> work) {
            events.accept(new RunEvent.RunStarted(id, kind, library));
            // What an exception says may repeat what a server said, and that what it was asked.
            String outcome = "broken off by an error";
            try {
                T result = work.get();
                outcome = JournalEntry.RunEnded.COMPLETED;
                return result;
            } catch (RuntimeException e) {
                outcome = "stopped: " + e.getClass().getSimpleName();
                throw e;
            } finally {
                events.accept(new RunEvent.RunEnded(id, outcome));
            }
        }

        /** The run did all it set out to do. */
        void end(String report, Clock clock) {
            end(JournalEntry.RunEnded.COMPLETED, report, clock);
        }

        /** The run is over in good order. */
        void end(String outcome, String report, Clock clock) {
            journal.append(new JournalEntry.RunEnded(id, outcome, report, clock.instant()));
        }
    }

    /** The prompts by their fingerprints. */
    static Map<String, String> fingerprints(PromptBook prompts) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        for (PromptName name : PromptName.values()) {
            fingerprints.put(
                    "prompt." + name.fileName(),
                    Fingerprint.of(prompts.get(name).text()).brief());
        }
        return fingerprints;
    }

    /** Takes up the newest unfinished run of this kind on this library that is the same, or the one chosen, or begins one. */
    Begun begin(ExperienceStore store, Clock clock, Terminal terminal, RunChoice choice) {
        boolean goOn = choice.isOld();
        List<RunRecord> unfinished = choice.isNew() ? List.of() : store.runs().unfinished(kind, library);
        for (RunRecord run : unfinished) {
            if (differences(run.configuration()).isEmpty()) {
                RunJournal journal = store.resumeRun(run.id());
                keep(journal);
                return new Begun(run.id(), kind, library, journal, true, run.configuration());
            }
        }
        if (goOn) {
            return goOnWith(unfinished, store, terminal);
        }
        if (!unfinished.isEmpty()) {
            terminal.notice("note: " + unfinished.get(0).id()
                    + " is unfinished but differs from this run, so a new one begins (--continue goes on with it): "
                    + String.join("; ", differences(unfinished.get(0).configuration())));
        }
        RunId id = store.runs().nextId(library);
        Map<String, String> configuration = new LinkedHashMap<>(decides);
        configuration.putAll(notes);
        RunJournal journal =
                store.startRun(new JournalEntry.RunStarted(id, kind, library, configuration, clock.instant()));
        keep(journal);
        return new Begun(id, kind, library, journal, false, configuration);
    }

    private Begun goOnWith(List<RunRecord> unfinished, ExperienceStore store, Terminal terminal) {
        RunRecord run = unfinished.stream()
                .findFirst()
                .orElseThrow(() -> UserError.input("there is no unfinished run of '" + library
                        + "' to continue; leave --continue out to begin one"));
        terminal.notice("note: " + run.id() + " goes on although it differs: "
                + String.join("; ", differences(run.configuration())));
        Map<String, String> configuration = new LinkedHashMap<>(run.configuration());
        configuration.putAll(decides);
        RunJournal journal = store.resumeRun(run.id());
        if (journal.decidedSteps() > 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    run.id() + " has decided " + journal.decidedSteps()
                            + " of its steps under its old settings, which cannot be changed any more ("
                            + String.join("; ", differences(run.configuration()))
                            + "): give them again, or begin anew with --new-run");
        }
        journal.append(new JournalEntry.RunStarted(run.id(), kind, library, configuration, run.started()));
        keep(journal);
        return new Begun(run.id(), kind, library, journal, true, configuration);
    }

    /** A run that was killed before it had kept everything keeps the rest now. */
    private void keep(RunJournal journal) {
        given.forEach((name, text) -> journal.append(new JournalEntry.Given(name, text)));
    }

    /** Whether there is an unfinished run that {@link #begin} would take up. */
    boolean isUnfinishedIn(ExperienceStore store) {
        return store.runs().unfinished(kind, library).stream()
                .anyMatch(run -> differences(run.configuration()).isEmpty());
    }

    private List<String> differences(Map<String, String> other) {
        List<String> differences = new ArrayList<>();
        decides.forEach((name, value) -> {
            String before = other.getOrDefault(name, "unset");
            if (!before.equals(value)) {
                differences.add(name + " was " + before + ", is " + value);
            }
        });
        return differences;
    }
}
