package dev.acumen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/lesson-credit.md claims of the freight domain, for one seed and half of the attempts. */
class CreditTrialTest {

    @TempDir
    Path home;

    @Test
    void mostHarmfulLessonsAreFoundInThreeHundredAttemptsAndNoOther() {
        CreditTrial.Found trial = new CreditTrial(2, 4, 3).run(home);
        assertThat(trial.credit().masked()).isEqualTo(300);
        assertThat(trial.found()).isGreaterThanOrEqualTo(3);
        assertThat(trial.wrongly()).isZero();
    }
}
