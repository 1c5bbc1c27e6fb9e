package dev.acumen.learning;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Eviction;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The choices that make up a way of learning. Built in are: the rewards, groups and advantages of the signal that the settings name, seeded epochs, all lessons before every
 * attempt, duplicates word for word, a full library that refuses what is new, and {@link TrainingFreeGrpo}; how adoption is decided and when the run ends early is a matter of the settings. Each that is replaced has a name: code has no fingerprint, so the
 * name tells one run from another when it is taken up. Immutable; the strategies themselves say how many threads call them.
 */
public final class Strategies {

    private static final Strategies BUILT_IN = new Strategies(new TreeMap<>());

    private final SortedMap<String, String> names;
    private Optional<RewardShaping> rewards = Optional.empty();
    private Optional<GroupSelector> groups = Optional.empty();
    private Optional<AdvantageEstimator> advantages = Optional.empty();
    private Optional<BatchPlan> batches = Optional.empty();
    private LessonSelector lessons = LessonSelector.all();
    private Optional<AdoptionGate> gate = Optional.empty();
    private Optional<StopRule> stop = Optional.empty();
    private Optional<Learner> learner = Optional.empty();
    private Upkeep upkeep = Upkeep.NONE;
    private LessonSelector retrieval = LessonSelector.all();

    private Strategies(SortedMap<String, String> names) {
        this.names = Collections.unmodifiableSortedMap(names);
    }

    /** A copy that is changed before anybody else sees it. */
    private Strategies copy(SortedMap<String, String> otherNames) {
        Strategies copy = new Strategies(otherNames);
        copy.rewards = rewards;
        copy.groups = groups;
        copy.advantages = advantages;
        copy.batches = batches;
        copy.lessons = lessons;
        copy.gate = gate;
        copy.stop = stop;
        copy.learner = learner;
        copy.upkeep = upkeep;
        copy.retrieval = retrieval;
        return copy;
    }

    private Strategies named(String seam, String name) {
        SortedMap<String, String> more = new TreeMap<>(names);
        more.put("strategy." + seam, name);
        return copy(more);
    }

    /** The built-in ones. */
    public static Strategies builtIn() {
        return BUILT_IN;
    }

    /** By which rewards attempts are compared, in place of what the signal says. */
    public Strategies rewards(String name, RewardShaping value) {
        Strategies other = named("rewards", name);
        other.rewards = Optional.of(value);
        return other;
    }

    /** Which attempts of a group are contrasted, in place of what the signal says. */
    public Strategies groups(String name, GroupSelector value) {
        Strategies other = named("groups", name);
        other.groups = Optional.of(value);
        return other;
    }

    /** How much better each attempt did than its siblings, in place of what the signal says. */
    public Strategies advantages(String name, AdvantageEstimator value) {
        Strategies other = named("advantages", name);
        other.advantages = Optional.of(value);
        return other;
    }

    /** What is practised next, in place of the epochs of the settings. */
    public Strategies batches(String name, BatchPlan value) {
        Strategies other = named("batches", name);
        other.batches = Optional.of(value);
        return other;
    }

    /** Which lessons stand before a practice attempt, in place of {@link LessonSelector#all}. What is measured leaves nothing out that use does not. */
    public Strategies lessons(String name, LessonSelector value) {
        Strategies other = named("lessons", name);
        other.lessons = value;
        return other;
    }

    /** Which candidate becomes the head, in place of what the settings say. */
    public Strategies gate(String name, AdoptionGate value) {
        Strategies other = named("gate", name);
        other.gate = Optional.of(value);
        return other;
    }

    /** What ends the run before its plan is done, in place of what the settings say. */
    public Strategies stop(String name, StopRule value) {
        Strategies other = named("stop", name);
        other.stop = Optional.of(value);
        return other;
    }

    /** Another way of learning than {@link TrainingFreeGrpo}; rewards, groups, advantages and order of attempts are then its own. */
    public Strategies learner(String name, Learner value) {
        Strategies other = named("learner", name);
        other.learner = Optional.of(value);
        return other;
    }

    /** Which lessons say the same in other words, and are then one, in place of what {@link UpkeepKind} says. */
    public Strategies nearDuplicates(String name, NearDuplicates value) {
        Strategies other = named("nearDuplicates", name);
        other.upkeep = new Upkeep(Optional.of(value), upkeep.eviction());
        return other;
    }

    /**
     * Which lessons stand before every attempt, in practice and when measured, as they will in use, in place of {@link LessonSelector#all}. It has no name here: a run names the settings
     * it is made of.
     */
    public Strategies retrieval(LessonSelector value) {
        Strategies other = copy(names);
        other.retrieval = value;
        return other;
    }

    /** Which lesson makes room for a new one in a full library, in place of what {@link UpkeepKind} says. */
    public Strategies eviction(String name, Eviction value) {
        Strategies other = named("eviction", name);
        other.upkeep = new Upkeep(upkeep.nearDuplicates(), Optional.of(value));
        return other;
    }

    Strategies upkeep(Upkeep value) {
        Strategies other = copy(names);
        other.upkeep = value;
        return other;
    }

    /** The names of those that were replaced, by {@code strategy.} and the method above; for the record of a run. */
    public SortedMap<String, String> names() {
        return names;
    }

    Optional<RewardShaping> rewards() {
        return rewards;
    }

    Optional<GroupSelector> groups() {
        return groups;
    }

    Optional<AdvantageEstimator> advantages() {
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
}
