package dev.acumen.runtime.domain;

import dev.acumen.agent.tool.AgentLimits;
import dev.acumen.core.text.NearestName;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearnSettingsBuilder;
import dev.acumen.runtime.environment.UserError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published settings for a kind of tasks (arXiv 2510.08191, section 3), and what a domain of that name has if somebody gives it tasks of
 * their own.
 */
public enum Preset {
    /** Problems with one answer. */
    MATH,
    /** Questions whose answers stand on web pages. */
    WEB;

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
                        "there is no preset '" + name + "'"
                                + NearestName.suggestion(
                                        name,
                                        Stream.of(values()).map(Preset::word).toList())
                                + "; there are "
                                + Stream.of(values()).map(Preset::word).collect(Collectors.joining(" and "))
                                + ", and 'acumen learn' has published too"));
    }

    /** Its name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How answers are scored. */
    public String evaluator() {
        return this == MATH ? "numeric" : "judge";
    }

    /** What an agent may call. */
    public List<String> tools() {
        return this == MATH ? List.of("calculate", "python") : List.of("search", "read_page");
    }

    /** What the agent is told where nobody says it better. */
    public String instructions() {
        return Domains.resource(word() + ".md");
    }

    /** How it is learned. */
    public LearnSettingsBuilder settings() {
        return this == MATH ? LearnSettings.math() : LearnSettings.web();
    }

    /** What an attempt may take. */
    public AgentLimits.Builder limits() {
        return this == MATH ? AgentLimits.math() : AgentLimits.web();
    }
}
