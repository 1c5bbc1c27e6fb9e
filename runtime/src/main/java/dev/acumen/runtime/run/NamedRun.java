package dev.acumen.runtime.run;

import dev.acumen.core.run.RunId;
import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;

/** Runs as users name them, and how they ended in words. */
public final class NamedRun {

    private NamedRun() {}

    /**
     * The run of that name.
     *
     * @throws UserError if there is none
     */
    public static RunRecord find(ExperienceStore store, String id) {
        if (!RunId.isValid(id)) {
            throw new UserError(UserError.Kind.USAGE, "not a run id: '" + id + "'");
        }
        return store.runs()
                .find(new RunId(id))
                .orElseThrow(() -> UserError.input("there is no run '" + id + "'"
                        + NearestName.suggestion(
                                id,
                                store.runs().list().stream()
                                        .map(run -> run.id().value())
                                        .toList())
                        + "; 'acumen runs list' shows them all"));
    }

    /** {@code completed}, why it stopped early, {@code unfinished} or {@code damaged}. */
    public static String outcome(RunRecord run) {
        return run.damage().isPresent() ? "damaged" : run.outcome().orElse("unfinished");
    }
}
