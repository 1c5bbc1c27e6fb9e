package dev.acumen.runtime.library;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.credit.CreditedAttempt;
import dev.acumen.learning.credit.LessonCredit;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lessons of a library are worth, from the journals of all its runs.
 *
 * @param library its name
 * @param version the version it stands at, whose lessons these are
 * @param credit what each is worth
 * @param uses how often reviewers named a lesson; those they never named are missing
 * @param runs runs in which lessons were left out at random
 * @param notices what was not counted and why, in words
 */
public record LibraryCredit(
        String library,
        LibraryVersion version,
        LessonCredit credit,
        Map<LessonId, LessonUse> uses,
        int runs,
        List<String> notices) {

    public LibraryCredit {
        uses = Map.copyOf(uses);
        notices = List.copyOf(notices);
    }

    /**
     * Reads the journals, also while somebody learns.
     *
     * @throws dev.acumen.runtime.environment.UserError if there is no such library
     */
    public static LibraryCredit of(ExperienceStore store, String library) {
        LibraryVersion head = Lookup.head(store.libraries(), library);
        Reading reading = new Reading(store);
        store.runs().list().stream()
                .filter(run -> run.library().equals(library))
                .forEach(reading::read);
        return new LibraryCredit(
                library,
                head,
                LessonCredit.of(head, reading.attempts, reading::version),
                LessonUse.counted(reading.reports),
                reading.runs,
                reading.notices);
    }

    /** How often reviewers named a lesson. */
    public LessonUse use(LessonId lesson) {
        return uses.getOrDefault(lesson, LessonUse.none(lesson));
    }

    /** What was read so far. */
    private static final class Reading {
        private final ExperienceStore store;
        private final Map<VersionId, Optional<LibraryVersion>> versions = new HashMap<>();
        private final List<CreditedAttempt> attempts = new ArrayList<>();
        private final List<String> reports = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private int runs;

        Reading(ExperienceStore store) {
            this.store = store;
        }

        void read(RunRecord run) {
            if (run.pruned().isPresent()) {
                notices.add(run.id()
                        + " was pruned and is not counted: only attempts that lessons were drawn from are left of it");
                return;
            }
            if (!run.configuration().getOrDefault("attempts", "live").equals("live")) {
                notices.add(run.id() + " is not counted: its attempts were made elsewhere");
                return;
            }
            Map<RolloutId, CreditedAttempt> ofRun = new LinkedHashMap<>();
            List<String> ofSteps = new ArrayList<>();
            Optional<String> damage = store.entries(run.id(), entry -> {
                if (entry instanceof JournalEntry.RunStarted) {
                    ofRun.clear();
                    ofSteps.clear();
                } else if (entry instanceof JournalEntry.Attempted attempted) {
                    ofRun.put(attempted.attempt().rollout().id(), credited(attempted.attempt()));
                } else if (entry instanceof JournalEntry.StepReported reported) {
                    ofSteps.add(reported.report());
                }
            });
            damage.ifPresent(what -> notices.add(run.id() + " is counted as far as its journal is whole: " + what));
            attempts.addAll(ofRun.values());
            reports.addAll(ofSteps);
            if (ofRun.values().stream()
                    .anyMatch(attempt -> attempt.exposure().dropout().isPresent())) {
                runs++;
            }
        }

        Optional<LibraryVersion> version(VersionId id) {
            return versions.computeIfAbsent(id, store.libraries()::find);
        }

        private CreditedAttempt credited(ScoredRollout attempt) {
            return CreditedAttempt.of(
                    attempt, version(attempt.rollout().library()).orElse(LibraryVersion.empty()));
        }
    }
}
