package dev.acumen.runtime.run;

import dev.acumen.learning.LearnSettings;
import java.util.Map;

/** The values of settings in runs that were made before they could be set. Whoever adds a setting adds its value here, or there. */
final class SettingDefaults {

    static final Map<String, String> ALL = LearnSettings.ofEarlierRuns();

    private SettingDefaults() {}
}
