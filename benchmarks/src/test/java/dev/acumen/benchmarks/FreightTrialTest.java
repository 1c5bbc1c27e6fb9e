package dev.acumen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.LearnReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/simulated-endpoint.md claims of the freight domain, over ten seeds. */
class FreightTrialTest {

    private static final int SEEDS = 10;

    @TempDir
    Path directory;

    @Test
    void theLibraryHelpsWithEverySeed() {
        for (LearnReport report : trials(1, false)) {
            PairedComparison heldOut = report.heldOut().orElseThrow();
            assertThat(heldOut.low()).isGreaterThan(0.2);
            assertThat(heldOut.verdict()).isEqualTo(ComparisonVerdict.BETTER);
        }
    }

    @Test
    void nothingIsGainedFromShuffledRewards() {
        double mean = trials(1, true).stream()
                .mapToDouble(FreightTrial::gain)
                .average()
                .orElseThrow();
        assertThat(mean).isLessThan(0.05);
    }

    private List<LearnReport> trials(int epochs, boolean shuffled) {
        List<LearnReport> reports = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            reports.add(FreightTrial.published(seed, epochs, shuffled)
                    .run(directory.resolve(shuffled + "-" + seed))
                    .report());
        }
        return reports;
    }
}
