package dev.acumen.runtime.run;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.run.RunId;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.RunJournal;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Begins runs and takes them up again.
 *
 * @param spec everything that decides what the run does; a run is taken up only if all of it is the same
 * @param notes what else to remember of it, such as the version it began with
 * @param given what it is given, to be kept with it
 */
record RunCoordinator(RunSpec spec, Map<String, String> notes, Map<String, String> given) {

    /** A run that was begun or taken up. */
    record Begun(RunId id, RunSpec spec, RunJournal journal, boolean resumed, Map<String, String> notes) {

        /** Does the run's work between telling that it begins and how it ended for this process. */
        <T> T told(Consumer<RunEvent> events, Supplier<T> work) {
            events.accept(new RunEvent.RunStarted(id, spec.kind(), spec.library()));
            // What an exception says may repeat what a server said, and a server may quote what it was asked.
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

        /** What to say of calls that the run lost and that can be made again. */
        Optional<String> lost() {
            int lost = journal.lostCalls();
            return lost == 0
                    ? Optional.empty()
                    : Optional.of(lost + (lost == 1 ? " call was" : " calls were")
                            + " lost to the endpoint, and what they were for is unscored: the same command makes "
                            + (lost == 1 ? "it" : "them") + " again");
        }

        /** The run did all it set out to do. */
        void end(String report, Clock clock) {
            journal.append(new JournalEntry.RunEnded(id, JournalEntry.RunEnded.COMPLETED, report, clock.instant()));
        }
    }

    /** The same where a run that ended is never gone on with. */
    Begun begin(ExperienceStore store, RunEnvironment environment, RunChoice choice) {
        return begin(store, environment, choice, ended -> false);
    }

    /**
     * Takes up the newest unfinished run of this kind on this library that is the same, or the one chosen; or the newest that ended and lost calls which can be
     * made again; or begins one.
     *
     * @param mayGoOn whether a run that ended may be gone on with
     */
    Begun begin(ExperienceStore store, RunEnvironment environment, RunChoice choice, Predicate<RunRecord> mayGoOn) {
        List<RunRecord> unfinished =
                choice == RunChoice.NEW ? List.of() : store.runs().unfinished(spec.kind(), spec.library());
        for (RunRecord run : unfinished) {
            if (differences(run).isEmpty()) {
                return taken(run, run.configuration(), store.resumeRun(run.id()));
            }
        }
        if (choice == RunChoice.CONTINUE) {
            return goOnWith(unfinished, store, environment);
        }
        Optional<Begun> again = choice == RunChoice.NEW ? Optional.empty() : again(store, environment, mayGoOn);
        if (again.isPresent()) {
            return again.get();
        }
        if (!unfinished.isEmpty()) {
            environment.notice("note: " + unfinished.get(0).id()
                    + " is unfinished but differs from this run, so a new one begins (--continue goes on with it): "
                    + inWords(unfinished.get(0)));
        }
        RunId id = store.runs().nextId(spec.library(), named(store.libraries()));
        Map<String, String> configuration = new LinkedHashMap<>(spec.configuration());
        configuration.putAll(notes);
        RunJournal journal = store.startRun(new JournalEntry.RunStarted(
                id,
                spec.kind(),
                spec.library(),
                configuration,
                environment.clock().instant()));
        keep(journal);
        return new Begun(id, spec, journal, false, configuration);
    }

    private Optional<Begun> again(ExperienceStore store, RunEnvironment environment, Predicate<RunRecord> mayGoOn) {
        Optional<RunRecord> last = store.runs().list().stream()
                .filter(run -> run.kind().equals(spec.kind()) && run.library().equals(spec.library()))
                .filter(run -> run.ended().isPresent() && differences(run).isEmpty())
                .reduce((earlier, later) -> later)
                .filter(run -> run.damage().isEmpty() && run.pruned().isEmpty())
                .filter(run -> store.runs().attempts(run.id()).stream().anyMatch(RunCoordinator::mayBeLost))
                .filter(mayGoOn);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        RunJournal journal = store.resumeRun(last.get().id());
        int lost = journal.lostCalls();
        if (lost == 0) {
            journal.close();
            return Optional.empty();
        }
        environment.notice("note: " + last.get().id() + " ended with " + lost + (lost == 1 ? " call" : " calls")
                + " lost to the endpoint; " + (lost == 1 ? "it is" : "they are")
                + " made again, and what was answered is not (--new-run begins anew)");
        return Optional.of(taken(last.get(), last.get().configuration(), journal));
    }

    /** Attempts of steps are part of what was decided in them; those that only measure are not. */
    private static boolean mayBeLost(AttemptRecord attempt) {
        return attempt.id().pass().step().number() == 0 && attempt.unscored().isPresent();
    }

    /** The runs that the library's lessons and instructions come from. A library that was imported names runs of another home; no run here may be taken for one of them. */
    private Set<RunId> named(LibraryView libraries) {
        Set<RunId> named = new HashSet<>();
        for (HeadMove move : libraries.log(spec.library())) {
            libraries.find(move.to()).ifPresent(version -> {
                version.step().ifPresent(step -> named.add(step.run()));
                version.instructions().flatMap(own -> own.provenance().step()).ifPresent(step -> named.add(step.run()));
                version.lessons()
                        .forEach(lesson -> lesson.provenance().step().ifPresent(step -> named.add(step.run())));
            });
        }
        return named;
    }

    private Begun goOnWith(List<RunRecord> unfinished, ExperienceStore store, RunEnvironment environment) {
        RunRecord run = unfinished.stream()
                .findFirst()
                .orElseThrow(() -> UserError.input("there is no unfinished run of '" + spec.library()
                        + "' to continue; leave --continue out to begin one"));
        environment.notice("note: " + run.id() + " goes on although it differs: " + inWords(run));
        Map<String, String> configuration = new LinkedHashMap<>(run.configuration());
        configuration.putAll(spec.configuration());
        RunJournal journal = store.resumeRun(run.id());
        if (journal.decidedSteps() > 0) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    run.id() + " has decided " + journal.decidedSteps()
                            + " of its steps under its old settings, which cannot be changed any more ("
                            + inWords(run) + "): give them again, or begin anew with --new-run");
        }
        journal.append(
                new JournalEntry.RunStarted(run.id(), spec.kind(), spec.library(), configuration, run.started()));
        return taken(run, configuration, journal);
    }

    /** A run that was killed before it had kept everything keeps the rest now. */
    private Begun taken(RunRecord run, Map<String, String> configuration, RunJournal journal) {
        keep(journal);
        return new Begun(run.id(), spec, journal, true, configuration);
    }

    private void keep(RunJournal journal) {
        given.forEach((name, text) -> journal.append(new JournalEntry.RunInput(name, text)));
    }

    /** Whether there is an unfinished run that {@link #begin} would take up. */
    boolean isUnfinishedIn(ExperienceStore store) {
        return store.runs().unfinished(spec.kind(), spec.library()).stream()
                .anyMatch(run -> differences(run).isEmpty());
    }

    private List<RunSpec.Difference> differences(RunRecord run) {
        return spec.differences(RunSpec.recorded(run.kind(), run.library(), run.configuration()));
    }

    private String inWords(RunRecord run) {
        return differences(run).stream().map(RunSpec.Difference::toString).collect(Collectors.joining("; "));
    }
}
