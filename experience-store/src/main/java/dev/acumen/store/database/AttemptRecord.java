package dev.acumen.store.database;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Rewards;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An attempt as it is remembered.
 *
 * @param id which
 * @param library the version whose lessons stood before it
 * @param ending {@code completed}, {@code truncated} or {@code failed}
 * @param reward if it was graded
 * @param rewards by name, beside it
 * @param unscored why it was not, if it was not
 * @param detail what the evaluator said of it
 * @param input what was asked
 * @param answer what was answered
 */
public record AttemptRecord(
        RolloutId id,
        VersionId library,
        String ending,
        OptionalDouble reward,
        Rewards rewards,
        Optional<String> unscored,
        String detail,
        String input,
        String answer) {}
