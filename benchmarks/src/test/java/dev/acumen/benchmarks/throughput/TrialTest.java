package dev.acumen.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark of throughput at a small size. How fast it is depends on what else the machine does, so nothing is said of that. */
class TrialTest {

    private static final Setting SMALL = new Setting(32, Duration.ofMillis(50), 2, 0);

    @Test
    void bothSidesMakeEveryCallOnceAndKeepTheOrder() {
        Pair pair = new Trial(Path.of(System.getProperty("java.home"))).run(SMALL, false);

        assertThat(pair.acumen().right()).isEqualTo(64);
        assertThat(pair.bare().right()).isEqualTo(64);
        assertThat(pair.acumen().journal()).isEqualTo(new JournalCount(64, 64, 64, 64));
        assertThat(pair.bare().journal()).isNull();
        assertThat(pair.isWhole()).isTrue();
        // No call can be answered sooner than the server answers.
        assertThat(pair.wallRatio()).isGreaterThanOrEqualTo(1);
        assertThat(pair.bareWallRatio()).isGreaterThanOrEqualTo(1);
        assertThat(pair.cpuRatio()).isPositive().isFinite();
        assertThat(Report.line(pair)).contains("32").contains("yes");
        assertThat(Report.verdicts(List.of(pair))).hasSize(2);
    }

    @Test
    void aPairThatLostACallSaysSo() {
        Measured bare = new Measured("17", "threads", 64, 64, 0.2, 0.1, 0, 100.0, 0, null);
        Measured lost = new Measured("17", "threads", 64, 63, 0.2, 0.1, 0, 100.0, 0, new JournalCount(64, 63, 63, 63));

        Pair pair = new Pair(SMALL, lost, bare);

        assertThat(pair.isWhole()).isFalse();
        assertThat(Report.line(pair)).contains("NO");
    }

    @Test
    void whatMissesATargetIsCalledShort() {
        Measured bare = new Measured("17", "threads", 64, 64, 0.11, 0.1, 0, 100.0, 0, null);
        Measured slow = new Measured("17", "threads", 64, 64, 0.12, 0.1, 0, 100.0, 0, new JournalCount(64, 64, 64, 64));

        assertThat(Report.verdicts(List.of(new Pair(SMALL, slow, bare))))
                .satisfiesExactly(
                        wall -> assertThat(wall)
                                .contains("1.200, at most 1.100")
                                .contains("SHORT"),
                        cpu -> assertThat(cpu).contains("pass"));
    }
}
