package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.RecordedRollouts;
import dev.acumen.agent.rollout.RolloutSource;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.data.RecordedAttempt;
import dev.acumen.data.RecordedAttempts;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts made elsewhere, to practise with in place of live ones.
 *
 * @param source of them
 * @param name what tells them from others
 */
public record AttemptSource(RolloutSource source, String name) {

    /** Those that were read from a file. */
    public static AttemptSource of(RecordedAttempts recorded) {
        List<String> fields = new ArrayList<>();
        for (RecordedAttempt attempt : recorded.attempts()) {
            fields.add(attempt.task().value());
            fields.add(attempt.text());
        }
        return new AttemptSource(
                new RecordedRollouts(recorded.replies()), Fingerprint.of(fields).brief());
    }
}
