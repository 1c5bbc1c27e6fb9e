package dev.acumen.learning.credit;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskInput;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Leaves lessons out at random of one attempt in each group, so that what each is worth can be told from what happens without it. Every other attempt sees
 * what it would have seen anyway.
 *
 * <p>Drawn is the last attempt of a group, and in a larger group one attempt of every so many. Each lesson is left out with the same probability,
 * independently of the others, but near-duplicates together: whichever stayed would hide what the other is worth. A draw is made from the run's seed, the
 * attempt and the lessons it is about, and from nothing else, so a run that is taken up again draws the same. An attempt that was drawn says so in its
 * {@link Exposure}, also where nothing was left out. Immutable and safe for use by several threads, as far as the selector and the grouping are.
 */
public final class LessonDropout implements LessonSelector {

    /** The probability that tells most of a lesson: {@code q (1 - q)} is largest. */
    public static final double DEFAULT_RATE = 0.5;

    private final double rate;
    private final long seed;
    private final int groupSize;
    private final Function<LibraryVersion, List<Set<LessonId>>> nearDuplicates;
    private final LessonSelector others;

    private LessonDropout(
            double rate,
            long seed,
            int groupSize,
            Function<LibraryVersion, List<Set<LessonId>>> nearDuplicates,
            LessonSelector others) {
        this.rate = rate;
        this.seed = seed;
        this.groupSize = groupSize;
        this.nearDuplicates = nearDuplicates;
        this.others = others;
    }

    /**
     * Leaves lessons out of one attempt of each group.
     *
     * @param rate the probability of each lesson to be left out, 0 to less than 1; 0 leaves none out and draws nothing
     * @param seed the run's
     * @param groupSize attempts in a group, 2 or more: the attempt with this number is drawn, and every further one of that many
     * @param nearDuplicates the lessons of a version that say nearly the same, such as {@link NearDuplicates#alike}; a lesson in no set is on its own. Called
     *     from several threads, and has to give the same for the same version
     * @param others chooses the lessons of every attempt, before any is left out; {@link LessonSelector#all} for all of them
     */
    public static LessonSelector of(
            double rate,
            long seed,
            int groupSize,
            Function<LibraryVersion, List<Set<LessonId>>> nearDuplicates,
            LessonSelector others) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "lessons are left out with a probability of 0 to less than 1, not " + rate);
        }
        if (groupSize < 2) {
            throw new IllegalArgumentException(
                    "where lessons are left out of one attempt, a group has 2 attempts or more, not " + groupSize);
        }
        return rate == 0 ? others : new LessonDropout(rate, seed, groupSize, nearDuplicates, others);
    }

    /** The same with all lessons before the attempts that are not drawn, and near-duplicates found by their words. */
    public static LessonSelector of(double rate, long seed, int groupSize) {
        return of(rate, seed, groupSize, NearDuplicates.lexical()::alike, LessonSelector.all());
    }

    @Override
    public Exposure select(RolloutId attempt, TaskInput task, LibraryVersion version) {
        Exposure exposure = others.select(attempt, task, version);
        if ((attempt.sample() + 1) % groupSize != 0) {
            return exposure;
        }
        List<LessonId> candidates = exposure.shown()
                .orElseGet(() -> version.lessons().stream().map(Lesson::id).toList());
        Set<LessonId> gone = new HashSet<>();
        for (Set<LessonId> block : blocks(version, candidates)) {
            if (new Random(seed(attempt, block)).nextDouble() < rate) {
                gone.addAll(block);
            }
        }
        List<LessonId> leftOut = version.lessons().stream()
                .map(Lesson::id)
                .filter(gone::contains)
                .toList();
        List<LessonId> shown =
                candidates.stream().filter(id -> !gone.contains(id)).toList();
        return Exposure.drawn(version.id(), shown, new Exposure.Dropout(rate, leftOut));
    }

    /** The candidates, those that are drawn together in one set; sets that share a lesson are one. */
    private List<Set<LessonId>> blocks(LibraryVersion version, List<LessonId> candidates) {
        List<Set<LessonId>> blocks = new ArrayList<>();
        for (Set<LessonId> alike : nearDuplicates.apply(version)) {
            Set<LessonId> block = new TreeSet<>(alike);
            block.retainAll(candidates);
            for (Optional<Set<LessonId>> other = sharing(blocks, block);
                    other.isPresent();
                    other = sharing(blocks, block)) {
                blocks.remove(other.get());
                block.addAll(other.get());
            }
            if (!block.isEmpty()) {
                blocks.add(block);
            }
        }
        for (LessonId candidate : candidates) {
            if (blocks.stream().noneMatch(block -> block.contains(candidate))) {
                blocks.add(Set.of(candidate));
            }
        }
        return blocks;
    }

    private static Optional<Set<LessonId>> sharing(List<Set<LessonId>> blocks, Set<LessonId> block) {
        return blocks.stream()
                .filter(other -> other.stream().anyMatch(block::contains))
                .findFirst();
    }

    private long seed(RolloutId attempt, Set<LessonId> block) {
        return Fingerprint.of(
                        "lesson dropout",
                        Long.toString(seed),
                        attempt.pass().step().run().value(),
                        Integer.toString(attempt.pass().step().number()),
                        attempt.pass().name(),
                        attempt.task().value(),
                        Integer.toString(attempt.sample()),
                        block.toString())
                .seed();
    }
}
