package dev.acumen.learning.credit;

import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.credit.LessonEffect.Estimate;
import dev.acumen.learning.credit.LessonEffect.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each lesson of a version is worth, from attempts of which lessons were left out at random ({@link LessonDropout}).
 *
 * <p><b>Model.</b> {@code Y_r = α_s(r) + γ M_r + Σ_l β_l (Z_rl − p) + ε_r} over graded attempts r, by least squares. Y is the reward; s the stratum: attempts at
 * one task under one version in one pass of one run; M whether r was drawn; Z whether lesson l was shown and p how likely that was, and 0 in place of
 * {@code Z − p} where the version has no such lesson. Errors are CR2 over tasks, since attempts at one task are not independent, and intervals are Student's
 * with Satterthwaite's degrees of freedom.
 *
 * <p><b>Attempts that were not drawn</b> enter beside the drawn ones of their stratum, with 0 in place of {@code Z − p}. They fix α, the reward that the task
 * brings under that version, so that one drawn attempt in a group says something. Attempts under other versions are strata of their own: lessons are written
 * because of how earlier attempts at the very task went, so a difference between versions on it says little of them. γ takes up what drawn attempts have
 * in common, so β rests on the draws alone and needs no assumption that lessons add up, and none about when a group has a drawn attempt.
 *
 * <p><b>Where a lesson bears.</b> A lesson changes the attempts at some tasks and leaves those at others alone, and attempts at the others are noise to it.
 * {@code Z − p} is multiplied by how much the lesson has to do with the task, 0.1 to 1: the words it shares with the replies of attempts that were not drawn.
 * That is settled before any draw, so it makes no effect out of none; where it is wrong it costs precision. Effects are given as means over all tasks.
 *
 * <p><b>Few attempts.</b> As soon as there are fewer than five masked attempts for each regressor, or regressors cannot be told apart, a ridge penalty of
 * 4 is put on each β, as much as 16 imagined attempts in which nothing changed; size is corrected for it and precision is not. Two imagined attempts that
 * missed by half the range of rewards, one each way, are in every error, which keeps it above 0 where rewards never differed.
 *
 * <p><b>What is said.</b> Effects with 30 masked attempts or more are shrunk towards each other (empirical Bayes), and the harm of a lesson is the
 * probability that its shrunk effect is below 0. Above 0.9 it is proposed for retirement, if its own effect is below 0 too; below 0.1 it helps, likewise. Of
 * lessons in between, and of those with fewer attempts, it is said that there are not enough attempts while the interval reaches further than a tenth of the
 * range of rewards, else that one cannot tell. Which lessons are harmful <em>together</em>, at a false discovery rate of {@value #FALSE_DISCOVERIES}, is
 * said by e-values and e-BH.
 *
 * <p>A lesson with another text is another regressor. Lessons that were always left out together are one, and have their estimate in common. Immutable.
 *
 * <p>Sources: Bell and McCaffrey (2002), Pustejovsky and Tipton (2018) for CR2; Morris (1983) for shrinkage; Wang and Ramdas, arXiv 2009.02824, for e-BH.
 */
public final class LessonCredit {

    /** Masked attempts below which nothing is said of a lesson. */
    public static final int FEWEST_MASKED = 30;
    /** The probability of harm above which a lesson is proposed for retirement, and one minus that below which it helps. */
    public static final double HARMFUL = 0.9;
    /** The share of harmless lessons among those that are called harmful together, at most, in the mean. */
    public static final double FALSE_DISCOVERIES = 0.1;

    private static final int MOST_EVIDENCE = 100;
    private static final Comparator<Evidence> ORDER = Comparator.comparing(
                    (Evidence item) -> item.rollout().task().value())
            .thenComparing(item -> item.rollout().pass().step().run().value())
            .thenComparingInt(item -> item.rollout().pass().step().number())
            .thenComparingInt(item -> item.rollout().sample());

    private final List<LessonEffect> effects;
    private final List<LessonId> certified;
    private final int masked;
    private final int tasks;
    private final Map<LessonId, List<Evidence>> withoutIt;

    private LessonCredit(
            List<LessonEffect> effects,
            List<LessonId> certified,
            int masked,
            int tasks,
            Map<LessonId, List<Evidence>> withoutIt) {
        this.effects = List.copyOf(effects);
        this.certified = List.copyOf(certified);
        this.masked = masked;
        this.tasks = tasks;
        this.withoutIt = Map.copyOf(withoutIt);
    }

    /**
     * Estimates.
     *
     * @param version whose lessons are asked about
     * @param attempts of one or more runs, each once; those that no lesson was left out of may be among them, and attempts that were measured
     * @param versions the versions that the attempts were made under, by their ids; attempts under others are left out
     */
    public static LessonCredit of(
            LibraryVersion version,
            List<CreditedAttempt> attempts,
            Function<VersionId, Optional<LibraryVersion>> versions) {
        DropoutRows rows = new DropoutRows(attempts, versions);
        DropoutEstimate estimate = new DropoutEstimate(rows);
        Map<Wording, Integer> stood = stood(attempts, versions);
        Map<LessonId, List<Evidence>> withoutIt = new HashMap<>();
        List<LessonEffect> effects = new ArrayList<>();
        for (Lesson lesson : version.lessons()) {
            Wording wording = Wording.of(lesson);
            effects.add(estimate.of(lesson, stood.getOrDefault(wording, 0)));
            withoutIt.put(lesson.id(), evidence(rows, wording));
        }
        List<LessonId> certified = estimate.calledOut(FALSE_DISCOVERIES).stream()
                .filter(wording -> version.lesson(wording.lesson())
                        .filter(lesson -> lesson.text().equals(wording.text()))
                        .isPresent())
                .map(Wording::lesson)
                .toList();
        return new LessonCredit(effects, certified, estimate.masked(), estimate.tasks(), withoutIt);
    }

    /** The lessons, in the order of the version. */
    public List<LessonEffect> effects() {
        return effects;
    }

    /** The lessons that are harmful together, most evidence first: in the mean at most {@value #FALSE_DISCOVERIES} of them are not. */
    public List<LessonId> harmfulTogether() {
        return certified;
    }

    /** The graded attempts of which lessons were left out by a draw, and that can be compared with others. */
    public int masked() {
        return masked;
    }

    /** The tasks that they were made at. */
    public int tasks() {
        return tasks;
    }

    /**
     * Proposals to take out the lessons that harm, for a probe to decide about, most harmful first. Each names up to {@value #MOST_EVIDENCE} attempts that
     * the lesson was left out of.
     *
     * @param step the step that proposes it, if one does
     */
    public List<Retirement> retirements(Optional<StepId> step) {
        return effects.stream()
                .filter(effect -> effect.verdict() == Verdict.HARMS)
                .sorted(Comparator.comparingDouble((LessonEffect effect) ->
                                effect.estimate().orElseThrow().harm())
                        .reversed())
                .map(effect -> retirement(effect, step))
                .toList();
    }

    private Retirement retirement(LessonEffect effect, Optional<StepId> step) {
        Estimate estimate = effect.estimate().orElseThrow();
        String also = effect.together().isEmpty()
                ? ""
                : ", together with "
                        + effect.together().stream().map(LessonId::toString).collect(Collectors.joining(", "));
        String reason = String.format(
                Locale.ROOT,
                "in %d attempts of which lessons were left out at random, reward was %+.3f with it (95 %% interval %+.3f to %+.3f)%s; probability of harm %.2f",
                effect.masked(),
                estimate.effect(),
                estimate.low(),
                estimate.high(),
                also,
                estimate.harm());
        Provenance provenance = new Provenance(
                step, withoutIt.getOrDefault(effect.lesson().id(), List.of()), "lesson dropout: " + reason, Map.of());
        return new Retirement(new LessonEdit.Delete(effect.lesson().id(), provenance), reason);
    }

    private static List<Evidence> evidence(DropoutRows rows, Wording wording) {
        return rows.blocks().stream()
                .filter(block -> block.wordings().contains(wording))
                .flatMap(block -> block.code().entrySet().stream())
                .filter(entry -> entry.getValue() < 0)
                .map(entry -> rows.rows().get(entry.getKey()).attempt())
                .map(attempt -> new Evidence(attempt.id(), attempt.reward()))
                .sorted(ORDER)
                .limit(MOST_EVIDENCE)
                .toList();
    }

    private static Map<Wording, Integer> stood(
            List<CreditedAttempt> attempts, Function<VersionId, Optional<LibraryVersion>> versions) {
        Map<VersionId, Optional<LibraryVersion>> known = new HashMap<>();
        Map<Wording, Integer> stood = new HashMap<>();
        for (CreditedAttempt attempt : attempts) {
            known.computeIfAbsent(attempt.exposure().version(), versions)
                    .ifPresent(version -> version.lessons().stream()
                            .filter(lesson -> attempt.exposure()
                                    .shown()
                                    .map(shown -> shown.contains(lesson.id()))
                                    .orElse(true))
                            .forEach(lesson -> stood.merge(Wording.of(lesson), 1, Integer::sum)));
        }
        return stood;
    }
}
