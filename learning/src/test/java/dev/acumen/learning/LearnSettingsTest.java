package dev.acumen.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.library.LibraryLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Settings are written down and read again. */
class LearnSettingsTest {

    @Test
    void whatIsDescribedIsReadBackAsTheSameSettings() {
        for (LearnSettings settings : new LearnSettings[] {
            LearnSettings.math().build(),
            LearnSettings.web()
                    .batchSize(OptionalInt.of(7))
                    .maxOutputTokens(OptionalInt.of(900))
                    .groundTruth(false)
                    .practiceTemperature(1.1)
                    .limits(new LibraryLimits(5, 99))
                    .seed(-3)
                    .build()
        }) {
            assertThat(LearnSettings.described(settings.describe())).isEqualTo(settings);
        }
    }

    @Test
    void aMissingSettingIsNamed() {
        Map<String, String> names =
                new LinkedHashMap<>(LearnSettings.math().build().describe());
        names.remove("seed");
        assertThatThrownBy(() -> LearnSettings.described(names)).hasMessageContaining("'seed'");
    }
}
