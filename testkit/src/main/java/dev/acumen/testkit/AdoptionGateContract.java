package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.task.Task;
import dev.acumen.learning.AdoptionContext;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.History;
import dev.acumen.learning.Trials;
import dev.acumen.learning.report.Adoption;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AdoptionGate} does. For a test class to extend. */
public abstract class AdoptionGateContract {

    private static final LibraryVersion BASE = Samples.version("Rounding: round up.");
    private static final List<Revision> CANDIDATES =
            List.of(revision("Rounding: round down."), revision("Rounding: round up.", "Units: convert."));

    /** The gate. */
    protected abstract AdoptionGate gate();

    @Test
    void itAdoptsACandidateOrNoneAndSaysWhy() {
        for (double ofCandidates : new double[] {0, 0.5, 1}) {
            AdoptionContext context = context(CANDIDATES, ofCandidates);
            Adoption adoption = gate().decide(context);
            List<VersionId> ids =
                    context.versions().stream().map(LibraryVersion::id).toList();
            adoption.adopted().ifPresent(id -> assertThat(ids).contains(id));
            assertThat(adoption.reason()).isNotBlank();
        }
    }

    @Test
    void itDecidesTheSameFromTheSameTrials() {
        for (double ofCandidates : new double[] {0, 0.5, 1}) {
            assertThat(gate().decide(context(CANDIDATES, ofCandidates)))
                    .isEqualTo(gate().decide(context(CANDIDATES, ofCandidates)));
        }
    }

    @Test
    void oneCandidateIsEnough() {
        assertThat(gate().decide(context(CANDIDATES.subList(0, 1), 0.5))).isNotNull();
    }

    /** Attempts with a reward of 0.5 under the base, and of this under every candidate. */
    private static AdoptionContext context(List<Revision> candidates, double ofCandidates) {
        Trials trials = (arms, samples) -> arms.stream()
                .map(arm -> groups(arm.tasks(), samples, arm.version().id().equals(BASE.id()) ? 0.5 : ofCandidates))
                .toList();
        return new AdoptionContext(BASE, candidates, Set.of(), History.begin(BASE), trials);
    }

    private static Revision revision(String... lessons) {
        return new Revision(BASE, Samples.version(lessons), List.of(), List.of());
    }

    private static List<Group> groups(List<Task> tasks, int samples, double reward) {
        double[] rewards = IntStream.range(0, samples).mapToDouble(i -> reward).toArray();
        return tasks.stream().map(task -> Samples.group(task, rewards)).toList();
    }
}
