package dev.acumen.store.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.RolloutId;
import java.util.List;
import java.util.Optional;

/**
 * A rollout as journals have it: version, shown lessons and how some were left out side by side, so that journals from before lessons were kept, which
 * have the version alone, are read in the same way. Where no lesson was left out by a draw nothing is said of one, as before there were draws.
 */
record RolloutForm(
        RolloutId id,
        VersionId library,
        Optional<List<LessonId>> shown,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Exposure.Dropout> dropout,
        Trajectory trajectory,
        Ending ending) {

    /** Tells Jackson of the form. */
    @JsonSerialize(converter = Writer.class)
    @JsonDeserialize(converter = Reader.class)
    interface Mixin {}

    static final class Writer extends StdConverter<Rollout, RolloutForm> {
        @Override
        public RolloutForm convert(Rollout rollout) {
            return new RolloutForm(
                    rollout.id(),
                    rollout.library(),
                    rollout.exposure().shown(),
                    rollout.exposure().dropout(),
                    rollout.trajectory(),
                    rollout.ending());
        }
    }

    static final class Reader extends StdConverter<RolloutForm, Rollout> {
        @Override
        public Rollout convert(RolloutForm form) {
            return new Rollout(
                    form.id(),
                    new Exposure(form.library(), form.shown(), form.dropout()),
                    form.trajectory(),
                    form.ending());
        }
    }
}
