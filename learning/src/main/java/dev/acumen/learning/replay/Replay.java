package dev.acumen.learning.replay;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.LearningJournal;
import dev.acumen.learning.ScratchLibraries;
import dev.acumen.learning.report.RefusedEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a run that is done over with what it came to the first time. Hand {@link #libraries} and {@link #journal} to a
 * {@link dev.acumen.learning.LearningRun} of the same id, settings and tasks whose endpoint answers from the journal alone, let
 * it learn, then ask for the {@link #report}. Nothing of it reaches the real libraries.
 */
public final class Replay {

    private final LibraryStore real;
    private final RunId run;
    private final String library;
    private final Map<RolloutId, ScoredRollout> recorded;
    private final ScratchLibraries libraries;
    private final Map<RolloutId, ScoredRollout> replayed = new LinkedHashMap<>();

    /**
     * @param real the libraries as they are now
     * @param run the run that is done over
     * @param library the library it learned
     * @param recorded its attempts as they were scored
     */
    public Replay(LibraryStore real, RunId run, String library, Map<RolloutId, ScoredRollout> recorded) {
        this.real = real;
        this.run = run;
        this.library = library;
        this.recorded = Map.copyOf(recorded);
        this.libraries = new ScratchLibraries(real);
    }

    /** Libraries as they were when the run began. */
    public LibraryStore libraries() {
        return libraries;
    }

    /**
     * Takes the attempts as they are scored again.
     *
     * @param refused what the run knew of edits that came to nothing before it
     */
    public LearningJournal journal(List<RefusedEdit> refused) {
        return new LearningJournal() {
            @Override
            public void attempted(ScoredRollout attempt) {
                synchronized (replayed) {
                    replayed.put(attempt.rollout().id(), attempt);
                }
            }

            @Override
            public List<RefusedEdit> refused() {
                return refused;
            }
        };
    }

    /** What came out as before, and what did not. */
    public ReplayReport report() {
        List<String> differences = new ArrayList<>();
        compareAttempts(differences);
        compareRevisions(differences);
        compareMoves(differences);
        compareQuarantine(differences);
        synchronized (replayed) {
            return new ReplayReport(
                    replayed.size(),
                    libraries.revisions().size(),
                    libraries.moves().size(),
                    differences);
        }
    }

    private void compareAttempts(List<String> differences) {
        Map<RolloutId, ScoredRollout> again;
        synchronized (replayed) {
            again = new LinkedHashMap<>(replayed);
        }
        again.forEach((id, attempt) -> {
            ScoredRollout before = recorded.get(id);
            if (before == null) {
                differences.add(id + ": was not attempted before");
            } else if (!sameRollout(before.rollout(), attempt.rollout())) {
                differences.add(id + ": another attempt than before");
            } else if (!before.score().equals(attempt.score())) {
                differences.add(id + ": was " + before.score() + ", is " + attempt.score());
            }
        });
        recorded.keySet().stream()
                .filter(id -> !again.containsKey(id))
                .forEach(id -> differences.add(id + ": was not attempted again"));
    }

    /** The journal leaves system messages out. */
    private static boolean sameRollout(Rollout before, Rollout again) {
        return before.library().equals(again.library())
                && sameExposure(before.exposure(), again.exposure())
                && before.ending().equals(again.ending())
                && before.trajectory().finalAnswer().equals(again.trajectory().finalAnswer());
    }

    /** Runs of before kept no exposures, and showed every lesson. */
    private static boolean sameExposure(Exposure before, Exposure again) {
        return before.shown().isEmpty() || before.equals(again);
    }

    private void compareRevisions(List<String> differences) {
        for (Revision revision : libraries.revisions()) {
            boolean same = real.revision(library, revision.version().id())
                    .filter(revision::equals)
                    .isPresent();
            if (!same) {
                differences.add("version " + revision.version().id().brief() + " of "
                        + revision.version().step().map(Object::toString).orElse("no step")
                        + ": was not saved before with these edits");
            }
        }
    }

    private void compareMoves(List<String> differences) {
        List<String> before = real.log(library).stream()
                .filter(move ->
                        move.step().filter(step -> step.run().equals(run)).isPresent())
                .map(Replay::words)
                .toList();
        List<String> again = libraries.moves().stream().map(Replay::words).toList();
        if (!before.equals(again)) {
            differences.add("the library's head went " + before + " before, and " + again + " now");
        }
    }

    /** What was proposed before by another run, or in an earlier step, stands in the quarantine once. */
    private void compareQuarantine(List<String> differences) {
        List<QuarantinedLesson> before = real.quarantine(library);
        List<RejectedEdit> again = libraries.held();
        for (RejectedEdit edit : again) {
            String text = edit.edit().wording().orElse("");
            if (before.stream().noneMatch(lesson -> lesson.says(text))) {
                differences.add("the lesson '" + text + "' was not quarantined before");
            }
        }
        before.stream()
                .filter(lesson -> lesson.step().run().equals(run))
                .filter(lesson -> again.stream()
                        .noneMatch(edit -> lesson.says(edit.edit().wording().orElse(""))))
                .forEach(lesson -> differences.add(lesson.id() + ": was not quarantined again"));
    }

    private static String words(HeadMove move) {
        return move.step().map(step -> "step " + step.number()).orElse("") + ": "
                + move.from().brief() + " to " + move.to().brief();
    }
}
