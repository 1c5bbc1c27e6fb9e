package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.Trials;
import dev.acumen.learning.report.Adoption;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AdoptionGate} does. For a test class to extend. */
public abstract class AdoptionGateContract {

    private static final LibraryVersion BASE = Samples.version("Rounding: round up.");
    private static final List<LibraryVersion> CANDIDATES = List.of(
            Samples.version("Rounding: round down."), Samples.version("Rounding: round up.", "Units: convert."));

    /** The gate. */
    protected abstract AdoptionGate gate();

    @Test
    void itAdoptsACandidateOrNoneAndSaysWhy() {
        for (double ofCandidates : new double[] {0, 0.5, 1}) {
            Adoption adoption = gate().decide(BASE, CANDIDATES, trials(ofCandidates));
            List<VersionId> ids = CANDIDATES.stream().map(LibraryVersion::id).toList();
            adoption.adopted().ifPresent(id -> assertThat(ids).contains(id));
            assertThat(adoption.reason()).isNotBlank();
        }
    }

    @Test
    void itDecidesTheSameFromTheSameTrials() {
        for (double ofCandidates : new double[] {0, 0.5, 1}) {
            assertThat(gate().decide(BASE, CANDIDATES, trials(ofCandidates)))
                    .isEqualTo(gate().decide(BASE, CANDIDATES, trials(ofCandidates)));
        }
    }

    @Test
    void oneCandidateIsEnough() {
        assertThat(gate().decide(BASE, CANDIDATES.subList(0, 1), trials(0.5))).isNotNull();
    }

    /** Attempts with a reward of 0.5 under the base, and of this under every candidate. */
    private static Trials trials(double ofCandidates) {
        return (tasks, versions, samples) -> versions.stream()
                .map(version -> groups(tasks, samples, version.id().equals(BASE.id()) ? 0.5 : ofCandidates))
                .toList();
    }

    private static List<Group> groups(List<Task> tasks, int samples, double reward) {
        double[] rewards = IntStream.range(0, samples).mapToDouble(i -> reward).toArray();
        return tasks.stream().map(task -> Samples.group(task, rewards)).toList();
    }
}
