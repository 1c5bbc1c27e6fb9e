package dev.acumen.runtime.domain;

import dev.acumen.agent.tool.AgentLimits;
import dev.acumen.learning.LearnSettings;
import dev.acumen.runtime.environment.UserError;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published settings for a kind of tasks (arXiv 2510.08191, section 3), and what a domain of that name has if somebody gives it tasks of
 * their own.
 */
public enum Preset {
    /** Problems with one answer. */
    MATH("numeric", List.of("calculate", "python"), LearnSettings::math, AgentLimits::math),
    /** Questions whose answers stand on web pages. */
    WEB("judge", List.of("search", "read_page"), LearnSettings::web, AgentLimits::web);

    private final String evaluator;
    private final List<String> tools;
    private final Supplier<LearnSettings.Builder> settings;
    private final Supplier<AgentLimits.Builder> limits;

    Preset(
            String evaluator,
            List<String> tools,
            Supplier<LearnSettings.Builder> settings,
            Supplier<AgentLimits.Builder> limits) {
        this.evaluator = evaluator;
        this.tools = tools;
        this.settings = settings;
        this.limits = limits;
    }

    /**
     * The preset of that name.
     *
     * @throws UserError if there is none
     */
    public static Preset named(String name) {
        return Stream.of(values())
                .filter(preset -> preset.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        UserError.Kind.USAGE,
                        "there is no preset '" + name + "'; there are "
                                + Stream.of(values()).map(Preset::word).collect(Collectors.joining(" and "))));
    }

    /** Its name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How answers are scored. */
    public String evaluator() {
        return evaluator;
    }

    /** What an agent may call. */
    public List<String> tools() {
        return tools;
    }

    /** What the agent is told where nobody says it better. */
    public String instructions() {
        return Domains.resource(word() + ".md");
    }

    /** How it is learned. */
    public LearnSettings.Builder settings() {
        return settings.get();
    }

    /** What an attempt may take. */
    public AgentLimits.Builder limits() {
        return limits.get();
    }
}
