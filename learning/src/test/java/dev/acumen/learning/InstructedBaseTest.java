package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.RunId;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.simulation.script.Samples;
import dev.acumen.simulation.script.ScriptedModel;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that begins with a version which has instructions of its own, and no lesson. */
class InstructedBaseTest {

    private static final String OWN = "Answer with the amount alone.";
    private static final String OF_DOMAIN = "Write four hashes before the amount.";

    @TempDir
    private Path home;

    private final List<RunEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ScriptedModel model = ScriptedModel.replying(request -> {
        String text = ScriptedModel.text(request);
        asked.add(text);
        if (text.contains("{\"summary\"")) {
            return "{\"summary\": \"It answered.\"}";
        } else if (text.contains("{\"lessons\"")) {
            return "{\"lessons\": [{\"lesson\": \"Order: Before answering, list every rule.\", \"because\": \"b\", \"other_readings\": []}]}";
        } else if (text.contains("{\"edits\"")) {
            return "{\"edits\": [{\"action\": \"ADD\", \"id\": \"\", \"text\": \"Order: Before answering, list every rule.\", \"from\": [1]}]}";
        }
        return "42";
    });

    private LearnReport learn(List<Task> heldOut) {
        LibraryVersion base = LibraryVersion.of(
                List.of(), Optional.empty(), Optional.of(new Instructions(OWN, Provenance.by("a person"))), List.of());
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notice -> {})) {
            store.libraries().save("desk", Revision.brought(base));
            store.libraries()
                    .advance(new HeadMove(
                            "desk",
                            LibraryVersion.empty().id(),
                            base.id(),
                            HeadMove.Cause.IMPORTED,
                            Optional.empty(),
                            Instant.EPOCH));
            return LearningRun.builder(
                            store.libraries(),
                            Endpoint.of("scripted", model),
                            (task, rollout) ->
                                    Fingerprint.of(rollout.id().toString()).seed() % 2 == 0
                                            ? Score.right("given")
                                            : Score.wrong("given"))
                    .instructions(OF_DOMAIN)
                    .settings(LearnSettings.math()
                            .epochs(1)
                            .batchSize(OptionalInt.of(6))
                            .adoption(
                                    new AdoptionSettings(GateKind.NONE, 1, 24, OptionalInt.empty(), UpkeepKind.COMPACT))
                            .build())
                    .events(events::add)
                    .build()
                    .learn(new RunId("run-1"), "desk", base, Samples.tasks(6), heldOut);
        }
    }

    @Test
    void agentAndReviewerAreToldTheVersionsInstructionsAndNotTheDomains() {
        LearnReport report = learn(List.of());

        assertThat(report.version().instructionsOr("")).isEqualTo(OWN);
        assertThat(report.version().lessons()).hasSize(1);
        assertThat(asked).anyMatch(text -> text.contains("{\"lessons\"") && text.contains(OWN));
        assertThat(asked).noneMatch(text -> text.contains(OF_DOMAIN));
    }

    @Test
    void whatWasLearnedIsHeldAgainstTheInstructionsThatTheRunBeganWith() {
        learn(Samples.tasks(9).subList(6, 9));

        assertThat(events)
                .filteredOn(RunEvent.HeldOutStarted.class::isInstance)
                .extracting(event -> ((RunEvent.HeldOutStarted) event).attempts())
                .containsExactly(3 * 3);
        assertThat(asked).as("the arm without").anyMatch(text -> text.contains(OF_DOMAIN));
    }
}
