package dev.acumen.store.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Turn;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The names that kinds of values have in journals. A name that a journal has is never changed or taken away. */
final class EntryForms {

    private EntryForms() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = JournalEntry.RunStarted.class, name = "run-started"),
        @JsonSubTypes.Type(value = JournalEntry.RunInput.class, name = "given"),
        @JsonSubTypes.Type(value = JournalEntry.CallStarted.class, name = "call-started"),
        @JsonSubTypes.Type(value = JournalEntry.CallFinished.class, name = "call-finished"),
        @JsonSubTypes.Type(value = JournalEntry.CallFailed.class, name = "call-failed"),
        @JsonSubTypes.Type(value = JournalEntry.StepDecided.class, name = "step-decided"),
        @JsonSubTypes.Type(value = JournalEntry.StepReported.class, name = "step-reported"),
        @JsonSubTypes.Type(value = JournalEntry.ToolAnswered.class, name = "tool-answered"),
        @JsonSubTypes.Type(value = JournalEntry.Attempted.class, name = "attempted"),
        @JsonSubTypes.Type(value = JournalEntry.VersionSaved.class, name = "version-saved"),
        @JsonSubTypes.Type(value = JournalEntry.HeadMoved.class, name = "head-moved"),
        @JsonSubTypes.Type(value = JournalEntry.LessonQuarantined.class, name = "lesson-quarantined"),
        @JsonSubTypes.Type(value = JournalEntry.QuarantineSettled.class, name = "quarantine-settled"),
        @JsonSubTypes.Type(value = JournalEntry.ResultHeld.class, name = "result-held"),
        @JsonSubTypes.Type(value = JournalEntry.ResultSettled.class, name = "result-settled"),
        @JsonSubTypes.Type(value = JournalEntry.Claimed.class, name = "claimed"),
        @JsonSubTypes.Type(value = JournalEntry.RunEnded.class, name = "run-ended"),
        @JsonSubTypes.Type(value = JournalEntry.Pruned.class, name = "pruned")
    })
    interface EntryKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "edit")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LessonEdit.Add.class, name = "add"),
        @JsonSubTypes.Type(value = LessonEdit.Update.class, name = "update"),
        @JsonSubTypes.Type(value = LessonEdit.Delete.class, name = "delete"),
        @JsonSubTypes.Type(value = LessonEdit.Keep.class, name = "keep")
    })
    interface EditKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ending")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ending.Completed.class, name = "completed"),
        @JsonSubTypes.Type(value = Ending.Truncated.class, name = "truncated"),
        @JsonSubTypes.Type(value = Ending.Failed.class, name = "failed")
    })
    interface EndingKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "score")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Score.Graded.class, name = "graded"),
        @JsonSubTypes.Type(value = Score.Unscored.class, name = "unscored")
    })
    interface ScoreKinds {}

    /** Attempts of one call have no turns to tell of, and older journals tell of none. */
    abstract static class TrajectoryForm {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        @SuppressWarnings("UnusedVariable") // read by the mapper
        private List<Turn> turns = List.of();
    }

    /** Most scores have one reward; their lines say nothing of others. */
    abstract static class GradedForm {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @SuppressWarnings("UnusedVariable") // read by the mapper
        private Rewards rewards = Rewards.none();
    }

    /** Versions that earlier states saved have no instructions, and most have none. */
    abstract static class VersionForm {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @SuppressWarnings("UnusedVariable") // read by the mapper
        private Optional<Instructions> instructions = Optional.empty();
    }

    /** Attempts of which earlier states told no weight have none. */
    abstract static class EvidenceForm {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @SuppressWarnings("UnusedVariable") // read by the mapper
        private OptionalDouble weight = OptionalDouble.empty();
    }
}
