package dev.acumen.runtime.run;

import dev.acumen.learning.AttemptOrder;
import java.util.Map;

/** The values of settings in runs that were made before they could be set. Whoever adds a setting adds its line here. */
final class SettingDefaults {

    static final Map<String, String> ALL =
            Map.of("attemptOrder", AttemptOrder.SAMPLE.word(), UnmovedLibraries.SETTING, "false");

    private SettingDefaults() {}
}
