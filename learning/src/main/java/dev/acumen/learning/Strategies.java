package dev.acumen.learning;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Eviction;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.GroupRelativeAdvantage;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The choices that make up a way of learning. Built in are: groups whose rewards differ, group-relative advantages, seeded epochs, all lessons before every
 * attempt, duplicates word for word, a full library that refuses what is new, and {@link TrainingFreeGrpo}; how adoption is decided and when the run ends early is a matter of the settings. Each that is replaced has a name: code has no fingerprint, so the
 * name tells one run from another when it is taken up. Immutable; the strategies themselves say how many threads call them.
 */
public final class Strategies {

    private final SortedMap<String, String> names;
    private final GroupSelector groups;
    private final AdvantageEstimator advantages;
    private final Optional<BatchPlan> batches;
    private final LessonSelector lessons;
    private final Optional<AdoptionGate> gate;
    private final Optional<StopRule> stop;
    private final Optional<Learner> learner;
    private final Upkeep upkeep;
    private final LessonSelector retrieval;

    private Strategies(
            SortedMap<String, String> names,
            GroupSelector groups,
            AdvantageEstimator advantages,
            Optional<BatchPlan> batches,
            LessonSelector lessons,
            Optional<AdoptionGate> gate,
            Optional<StopRule> stop,
            Optional<Learner> learner,
            Upkeep upkeep,
            LessonSelector retrieval) {
        this.names = Collections.unmodifiableSortedMap(names);
        this.groups = groups;
        this.advantages = advantages;
        this.batches = batches;
        this.lessons = lessons;
        this.gate = gate;
        this.stop = stop;
        this.learner = learner;
        this.upkeep = upkeep;
        this.retrieval = retrieval;
    }

    /** The built-in ones. */
    public static Strategies builtIn() {
        return new Strategies(
                new TreeMap<>(),
                GroupSelector.mixed(),
                new GroupRelativeAdvantage(),
                Optional.empty(),
                LessonSelector.all(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Upkeep.NONE,
                LessonSelector.all());
    }

    /** Which attempts of a group are contrasted, in place of {@link GroupSelector#mixed}. */
    public Strategies groups(String name, GroupSelector value) {
        return new Strategies(
                named("groups", name), value, advantages, batches, lessons, gate, stop, learner, upkeep, retrieval);
    }

    /** How much better each attempt did than its siblings, in place of {@link GroupRelativeAdvantage}. */
    public Strategies advantages(String name, AdvantageEstimator value) {
        return new Strategies(
                named("advantages", name), groups, value, batches, lessons, gate, stop, learner, upkeep, retrieval);
    }

    /** What is practised next, in place of the epochs of the settings. */
    public Strategies batches(String name, BatchPlan value) {
        return new Strategies(
                named("batches", name),
                groups,
                advantages,
                Optional.of(value),
                lessons,
                gate,
                stop,
                learner,
                upkeep,
                retrieval);
    }

    /** Which lessons stand before a practice attempt, in place of {@link LessonSelector#all}. What is measured leaves nothing out that use does not. */
    public Strategies lessons(String name, LessonSelector value) {
        return new Strategies(
                named("lessons", name), groups, advantages, batches, value, gate, stop, learner, upkeep, retrieval);
    }

    /** Which candidate becomes the head, in place of what the settings say. */
    public Strategies gate(String name, AdoptionGate value) {
        return new Strategies(
                named("gate", name),
                groups,
                advantages,
                batches,
                lessons,
                Optional.of(value),
                stop,
                learner,
                upkeep,
                retrieval);
    }

    /** What ends the run before its plan is done, in place of what the settings say. */
    public Strategies stop(String name, StopRule value) {
        return new Strategies(
                named("stop", name),
                groups,
                advantages,
                batches,
                lessons,
                gate,
                Optional.of(value),
                learner,
                upkeep,
                retrieval);
    }

    /** Another way of learning than {@link TrainingFreeGrpo}; groups, advantages and order of attempts are then its own. */
    public Strategies learner(String name, Learner value) {
        return new Strategies(
                named("learner", name),
                groups,
                advantages,
                batches,
                lessons,
                gate,
                stop,
                Optional.of(value),
                upkeep,
                retrieval);
    }

    /** Which lessons say the same in other words, and are then one, in place of what {@link UpkeepKind} says. */
    public Strategies nearDuplicates(String name, NearDuplicates value) {
        return kept(named("nearDuplicates", name), new Upkeep(Optional.of(value), upkeep.eviction()));
    }

    /**
     * Which lessons stand before every attempt, in practice and when measured, as they will in use, in place of {@link LessonSelector#all}. It has no name here: a run names the settings
     * it is made of.
     */
    public Strategies retrieval(LessonSelector value) {
        return new Strategies(names, groups, advantages, batches, lessons, gate, stop, learner, upkeep, value);
    }

    /** Which lesson makes room for a new one in a full library, in place of what {@link UpkeepKind} says. */
    public Strategies eviction(String name, Eviction value) {
        return kept(named("eviction", name), new Upkeep(upkeep.nearDuplicates(), Optional.of(value)));
    }

    Strategies upkeep(Upkeep value) {
        return kept(names, value);
    }

    private Strategies kept(SortedMap<String, String> others, Upkeep value) {
        return new Strategies(others, groups, advantages, batches, lessons, gate, stop, learner, value, retrieval);
    }

    /** The names of those that were replaced, by {@code strategy.} and the method above; for the record of a run. */
    public SortedMap<String, String> names() {
        return names;
    }

    GroupSelector groups() {
        return groups;
    }

    AdvantageEstimator advantages() {
        return advantages;
    }

    Optional<BatchPlan> batches() {
        return batches;
    }

    Optional<AdoptionGate> gate() {
        return gate;
    }

    Optional<StopRule> stop() {
        return stop;
    }

    Optional<Learner> learner() {
        return learner;
    }

    /** Which lessons stand before every attempt. */
    LessonSelector retrieval() {
        return retrieval;
    }

    /** Those of them that stand before a practice attempt. */
    LessonSelector practised() {
        return retrieval.and(lessons);
    }

    Upkeep upkeep() {
        return upkeep;
    }

    private SortedMap<String, String> named(String seam, String name) {
        SortedMap<String, String> more = new TreeMap<>(names);
        more.put("strategy." + seam, name);
        return more;
    }
}
