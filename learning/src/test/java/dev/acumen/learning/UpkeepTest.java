package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.learning.similarity.NearDuplicates;
import dev.acumen.simulation.script.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    private static final String LEGAL = "Send what is about contracts to legal.";

    @Test
    void whatSaysTheSameInOtherWordsIsOneOnlyWhereTheLibraryIsKeptCompact() {
        String same = "Send what is about the contracts to the legal.";

        assertThat(added(Upkeep.NONE.orElse(UpkeepKind.PUBLISHED, List.of()), 10, LEGAL, same)
                        .version()
                        .lessons())
                .hasSize(2);
        assertThat(added(Upkeep.NONE.orElse(UpkeepKind.COMPACT, List.of()), 10, LEGAL, same)
                        .rejected())
                .extracting(RejectedEdit::reason)
                .containsExactly(RejectedEdit.Reason.NEAR_DUPLICATE);
    }

    @Test
    void aFullLibraryLetsOneLeaveOnlyWhereItIsKeptCompact() {
        String other = "Round prices up to the next tenth.";

        assertThat(added(Upkeep.NONE.orElse(UpkeepKind.PUBLISHED, List.of()), 1, LEGAL, other)
                        .version()
                        .lessons())
                .extracting(lesson -> lesson.text())
                .containsExactly(LEGAL);
        assertThat(added(Upkeep.NONE.orElse(UpkeepKind.COMPACT, List.of()), 1, LEGAL, other)
                        .version()
                        .lessons())
                .extracting(lesson -> lesson.text())
                .containsExactly(other);
    }

    @Test
    void whatAnApplicationBringsGoesBeforeTheKind() {
        Upkeep own = new Upkeep(Optional.of(NearDuplicates.of((one, other) -> 1, 0.5)), Optional.empty());

        assertThat(added(own.orElse(UpkeepKind.COMPACT, List.of()), 10, LEGAL, "Round prices up.")
                        .version()
                        .lessons())
                .hasSize(1);
    }

    /** A library of the first lesson to which a step then adds the other. */
    private static Revision added(Upkeep upkeep, int most, String first, String other) {
        LibraryLimits limits = new LibraryLimits(most, 1_000);
        LibraryVersion before =
                apply(upkeep, limits, LibraryVersion.empty(), first).version();
        return apply(upkeep, limits, before, other);
    }

    private static Revision apply(Upkeep upkeep, LibraryLimits limits, LibraryVersion version, String text) {
        EditPlan plan = new EditPlan(
                version.id(),
                List.of(new LessonEdit.Add(
                        text, new Provenance(Optional.of(Samples.PASS.step()), List.of(), "model", Map.of()))));
        return version.apply(
                plan,
                Optional.of(Samples.PASS.step()),
                LessonIds.startingAt(version.lessons().size() + 1),
                upkeep.rules(version, plan, limits));
    }
}
