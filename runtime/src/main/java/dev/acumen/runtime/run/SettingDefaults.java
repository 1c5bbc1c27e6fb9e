package dev.acumen.runtime.run;

import dev.acumen.learning.LearnSettings;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The values of settings in runs that were made before they could be set. Whoever adds a setting adds its value here, or there. */
final class SettingDefaults {

    static final Map<String, String> ALL = all();

    private SettingDefaults() {}

    private static Map<String, String> all() {
        Map<String, String> defaults = new HashMap<>(LearnSettings.ofEarlierRuns());
        defaults.put(UnmovedLibraries.SETTING, "false");
        defaults.put(EvaluationTerms.MAX_OUTPUT_TOKENS, "unset");
        return Collections.unmodifiableMap(defaults);
    }
}
