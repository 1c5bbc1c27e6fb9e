package dev.acumen.runtime.connect;

import dev.acumen.core.run.Role;
import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How many calls of each kind may be under way at once, as users say it. */
final class RoleLimits {

    private RoleLimits() {}

    /** @throws UserError if there is no such kind, or a number is too small */
    static Map<Role, Integer> of(Map<String, Integer> given) {
        Map<Role, Integer> limits = new EnumMap<>(Role.class);
        given.forEach((name, limit) -> {
            if (limit < 1) {
                throw new UserError(
                        UserError.Kind.USAGE, "calls of '" + name + "' at once must be at least 1, not " + limit);
            }
            try {
                limits.put(Role.valueOf(name.toUpperCase(Locale.ROOT)), limit);
            } catch (IllegalArgumentException e) {
                throw new UserError(
                        UserError.Kind.USAGE,
                        "calls of '" + name
                                + "' at once: there is no such kind"
                                + NearestName.suggestion(
                                        name,
                                        Stream.of(Role.values())
                                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                                .toList())
                                + "; there are rollouts, judging, distilling, tools");
            }
        });
        return limits;
    }
}
