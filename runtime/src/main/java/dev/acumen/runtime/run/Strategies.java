package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.BatchPlan;
import dev.acumen.learning.Learner;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.StopRule;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.GroupSelector;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Strategies of an application in place of the built-in ones, each under a name: code has no fingerprint, so the name is what tells one run from another
 * when it is taken up. A run with strategies of an application cannot be replayed from the command line. Immutable.
 */
public final class Strategies {

    private final SortedMap<String, String> names;
    private final UnaryOperator<LearningRun.Builder> changes;

    private Strategies(SortedMap<String, String> names, UnaryOperator<LearningRun.Builder> changes) {
        this.names = Collections.unmodifiableSortedMap(names);
        this.changes = changes;
    }

    /** The built-in ones. */
    public static Strategies builtIn() {
        return new Strategies(new TreeMap<>(), builder -> builder);
    }

    /** Which attempts of a group are contrasted. */
    public Strategies groups(String name, GroupSelector value) {
        return with("groups", name, builder -> builder.groups(value));
    }

    /** How much better each attempt did than its siblings. */
    public Strategies advantages(String name, AdvantageEstimator value) {
        return with("advantages", name, builder -> builder.advantages(value));
    }

    /** What is practised next. */
    public Strategies batches(String name, BatchPlan value) {
        return with("batches", name, builder -> builder.batches(value));
    }

    /** Which lessons stand before an attempt. */
    public Strategies lessons(String name, LessonSelector value) {
        return with("lessons", name, builder -> builder.lessons(value));
    }

    /** Which candidate becomes the head. */
    public Strategies gate(String name, AdoptionGate value) {
        return with("gate", name, builder -> builder.gate(value));
    }

    /** What ends the run before its plan is done. */
    public Strategies stop(String name, StopRule value) {
        return with("stop", name, builder -> builder.stop(value));
    }

    /** Another way of learning. */
    public Strategies learner(String name, Learner value) {
        return with("learner", name, builder -> builder.learner(value));
    }

    private Strategies with(String seam, String name, UnaryOperator<LearningRun.Builder> change) {
        SortedMap<String, String> more = new TreeMap<>(names);
        more.put("strategy." + seam, name);
        return new Strategies(more, builder -> change.apply(changes.apply(builder)));
    }

    /** The names, for the record of a run. */
    SortedMap<String, String> names() {
        return names;
    }

    /** Puts them into a run. */
    LearningRun.Builder into(LearningRun.Builder builder) {
        return changes.apply(builder);
    }
}
