package dev.acumen.runtime.run;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.learning.LearningJournal;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.runtime.report.StepJson;
import dev.acumen.store.journal.RunJournal;
import java.util.List;
import java.util.Optional;

/**
 * Attempts and steps as entries of a run's journal.
 *
 * @param journal the run's
 * @param practised tasks of earlier runs that its first lessons were drawn from or chosen by
 */
record StepEntries(RunJournal journal, List<Task> practised) implements LearningJournal {

    @Override
    public void attempted(ScoredRollout attempt) {
        journal.append(new JournalEntry.Attempted(attempt));
    }

    @Override
    public Optional<Score> score(Rollout attempt) {
        return journal.score(attempt);
    }

    @Override
    public List<RefusedEdit> refused() {
        return RefusalMemory.given(journal);
    }

    @Override
    public void decided(StepId step) {
        journal.append(new JournalEntry.StepDecided(step));
    }

    @Override
    public void reported(StepOutcome outcome) {
        journal.append(new JournalEntry.StepReported(
                outcome.report().step(),
                outcome.candidates().stream()
                        .map(candidate -> candidate.version().id())
                        .toList(),
                outcome.adoption().adopted(),
                outcome.adoption().reason(),
                StepJson.step(outcome).toString()));
    }
}
