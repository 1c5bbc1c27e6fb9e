package dev.acumen.learning.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.credit.LessonEffect.Estimate;
import dev.acumen.learning.credit.LessonEffect.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** On simulated practice whose truth is known. */
class LessonCreditTest {

    private static final LibraryVersion SIX = SimulatedPractice.version(6);
    private static final Map<LessonId, Double> PLANTED =
            Map.of(id(1), -0.1, id(2), 0.0, id(3), 0.0, id(4), 0.1, id(5), 0.15, id(6), -0.05);

    @Test
    void intervalsHoldTheTruthInAtLeast93Of100Draws() {
        assertThat(coverage(500, 40, 3, SIX, PLANTED)).isBetween(0.93, 0.99);
    }

    @Test
    void andWhereLessonsAreSoManyThatAPenaltyIsPutOnThem() {
        LibraryVersion twelve = SimulatedPractice.version(12);
        assertThat(coverage(200, 40, 1, twelve, PLANTED)).isBetween(0.93, 0.995);
    }

    @Test
    void effectsAreRightInTheMean() {
        double sum = 0;
        for (long seed = 1; seed <= 100; seed++) {
            sum += estimate(credit(SIX, new SimulatedPractice(seed, SIX, PLANTED).attempts(40, 3)), 5)
                    .effect();
        }
        assertThat(sum / 100).isCloseTo(0.15, within(0.02));
    }

    @Test
    void noiseInPlaceOfRewardsIsHarmInNoMoreThanATenthOfLessons() {
        LibraryVersion twelve = SimulatedPractice.version(12);
        int harmful = 0;
        int together = 0;
        for (long seed = 1; seed <= 100; seed++) {
            LessonCredit credit = credit(twelve, new SimulatedPractice(seed, twelve, Map.of()).attempts(50, 4));
            harmful += (int) credit.effects().stream()
                    .filter(effect -> effect.verdict() == Verdict.HARMS)
                    .count();
            together += credit.harmfulTogether().isEmpty() ? 0 : 1;
        }
        assertThat(harmful / 1200.0).isLessThanOrEqualTo(1 - LessonCredit.HARMFUL);
        assertThat(together / 100.0).isLessThanOrEqualTo(LessonCredit.FALSE_DISCOVERIES);
    }

    @Test
    void largeHarmIsProposedForRetirementWithWhatSpeaksForIt() {
        Map<LessonId, Double> harm = Map.of(id(2), -0.3, id(5), 0.2);
        LessonCredit credit = credit(SIX, new SimulatedPractice(4, SIX, harm).attempts(100, 4));
        assertThat(verdict(credit, 2)).isEqualTo(Verdict.HARMS);
        assertThat(verdict(credit, 5)).isEqualTo(Verdict.HELPS);
        assertThat(credit.harmfulTogether()).containsExactly(id(2));
        StepId step = new StepId(new RunId("run-4"), 5);
        List<Retirement> retirements = credit.retirements(Optional.of(step));
        assertThat(retirements).extracting(one -> one.edit().id()).containsExactly(id(2));
        Retirement retirement = retirements.get(0);
        assertThat(retirement.reason()).contains("in 400 attempts", "probability of harm 1.00");
        assertThat(retirement.edit().provenance().author()).isEqualTo("lesson dropout: " + retirement.reason());
        assertThat(retirement.edit().provenance().step()).contains(step);
        assertThat(retirement.edit().provenance().evidence()).hasSize(100).allSatisfy(item -> {
            assertThat(item.reward()).isPresent();
            assertThat(item.rollout().sample()).isEqualTo(SimulatedPractice.GROUP - 1);
        });
        assertThat(credit.masked()).isEqualTo(400);
        assertThat(credit.tasks()).isEqualTo(100);
        LessonEffect effect = credit.effects().get(1);
        assertThat(effect.masked()).isEqualTo(400);
        assertThat(effect.stood()).isBetween(1_700, 1_900);
        assertThat(effect.more()).isBetween(250, 400);
    }

    @Test
    void addingAConstantToAllRewardsOfATaskChangesNothing() {
        List<CreditedAttempt> attempts = new SimulatedPractice(2, SIX, PLANTED).attempts(30, 3);
        // Within a range of 1 or less, which sets the imagined attempts and the bets.
        List<CreditedAttempt> halved =
                changed(attempts, attempt -> attempt.reward().orElseThrow() / 2);
        List<CreditedAttempt> moved = changed(
                halved,
                attempt -> attempt.reward().orElseThrow()
                        + Integer.parseInt(attempt.id().task().value().substring(1)) / 60.0);
        same(credit(SIX, halved), credit(SIX, moved));
    }

    @Test
    void theOrderOfAttemptsAndTheNamesOfTasksChangeNothing() {
        List<CreditedAttempt> attempts = new SimulatedPractice(2, SIX, PLANTED).attempts(30, 3);
        List<CreditedAttempt> shuffled = new ArrayList<>(attempts);
        Collections.shuffle(shuffled, new Random(1));
        List<CreditedAttempt> renamed = shuffled.stream()
                .map(attempt -> new CreditedAttempt(
                        new RolloutId(
                                attempt.id().pass(),
                                new TaskId("x"
                                        + (97
                                                - Integer.parseInt(attempt.id()
                                                        .task()
                                                        .value()
                                                        .substring(1)))),
                                attempt.id().sample()),
                        attempt.exposure(),
                        attempt.reward(),
                        Set.of()))
                .toList();
        same(credit(SIX, attempts), credit(SIX, renamed));
    }

    @Test
    void fewerThan30MaskedAttemptsSayNothing() {
        LessonCredit credit = credit(SIX, new SimulatedPractice(3, SIX, Map.of(id(1), -0.3)).attempts(29, 1));
        assertThat(credit.masked()).isEqualTo(29);
        assertThat(credit.effects()).allSatisfy(effect -> {
            assertThat(effect.verdict()).isEqualTo(Verdict.NOT_ENOUGH);
            assertThat(effect.estimate()).isEmpty();
            // 7.849 * 0.2 / (0.1² * 0.25) = 628, less those there are.
            assertThat(effect.more()).isEqualTo(628 - 29);
        });
        assertThat(credit.retirements(Optional.empty())).isEmpty();
    }

    @Test
    void aWideIntervalIsNotEnoughEither() {
        LessonCredit credit = credit(SIX, new SimulatedPractice(3, SIX, Map.of()).attempts(40, 1));
        assertThat(credit.effects())
                .filteredOn(effect -> effect.estimate()
                        .filter(found -> found.harm() > 0.1 && found.harm() < 0.9)
                        .isPresent())
                .isNotEmpty()
                .allSatisfy(effect -> assertThat(effect.verdict()).isEqualTo(Verdict.NOT_ENOUGH));
    }

    @Test
    void withoutDropoutNothingIsSaidButHowOftenLessonsStood() {
        LessonCredit credit =
                credit(SIX, new SimulatedPractice(3, SIX, Map.of()).attempts(10, 2, LessonSelector.all()));
        assertThat(credit.masked()).isZero();
        assertThat(credit.effects()).hasSize(6).allSatisfy(effect -> {
            assertThat(effect.stood()).isEqualTo(100);
            assertThat(effect.masked()).isZero();
            assertThat(effect.verdict()).isEqualTo(Verdict.NOT_ENOUGH);
        });
        assertThat(credit(SIX, List.of()).effects()).hasSize(6);
        assertThat(credit(LibraryVersion.empty(), List.of()).effects()).isEmpty();
    }

    @Test
    void aLessonThatNobodyEverLeftOutIsNotTold() {
        LessonCredit credit = credit(
                SIX,
                filtered(
                        new SimulatedPractice(3, SIX, PLANTED).attempts(60, 3),
                        attempt -> attempt.exposure()
                                .dropout()
                                .filter(draw -> draw.leftOut().contains(id(3)))
                                .isEmpty()));
        assertThat(credit.effects().get(2).masked()).isZero();
        assertThat(verdict(credit, 3)).isEqualTo(Verdict.NOT_ENOUGH);
        assertThat(credit.effects().get(3).estimate()).isPresent();
    }

    @Test
    void lessonsThatAlwaysWentTogetherHaveOneNumber() {
        LessonSelector pairs = LessonDropout.of(
                0.5, 1, SimulatedPractice.GROUP, all -> List.of(Set.of(id(1), id(4))), LessonSelector.all());
        LessonCredit credit = credit(SIX, new SimulatedPractice(3, SIX, Map.of(id(1), -0.4)).attempts(60, 3, pairs));
        assertThat(credit.effects().get(0).together()).containsExactly(id(4));
        assertThat(credit.effects().get(3).together()).containsExactly(id(1));
        assertThat(credit.effects().get(1).together()).isEmpty();
        assertThat(estimate(credit, 1)).isEqualTo(estimate(credit, 4));
        assertThat(credit.retirements(Optional.empty()))
                .extracting(one -> one.edit().id())
                .containsExactlyInAnyOrder(id(1), id(4));
        assertThat(credit.retirements(Optional.empty()).get(0).reason()).contains("together with L");
    }

    @Test
    void groupsThatEndEarlyMakeNoHarmOfALessonThatDoesNothing() {
        LibraryVersion version = SimulatedPractice.version(1);
        double sum = 0;
        int draws = 40;
        for (int seed = 0; seed < draws; seed++) {
            Map<RolloutId, OptionalDouble> rewards = new HashMap<>();
            List<CreditedAttempt> all = new SimulatedPractice(seed, version, Map.of()).attempts(60, 4);
            all.forEach(attempt -> rewards.put(attempt.id(), attempt.reward()));
            List<CreditedAttempt> made = all.stream()
                    .filter(attempt -> attempt.id().sample() < 2
                            || !(isRight(rewards, attempt, 0) && isRight(rewards, attempt, 1)))
                    .toList();
            sum += LessonCredit.of(version, made, id -> Optional.of(version))
                    .effects()
                    .get(0)
                    .estimate()
                    .orElseThrow()
                    .effect();
        }
        assertThat(sum / draws).isCloseTo(0, within(0.03));
    }

    private static boolean isRight(Map<RolloutId, OptionalDouble> rewards, CreditedAttempt of, int sample) {
        RolloutId id = new RolloutId(of.id().pass(), of.id().task(), sample);
        return rewards.get(id).orElse(0) >= 1;
    }

    @Test
    void oneTaskAloneSaysNothing() {
        LessonCredit credit = credit(SIX, new SimulatedPractice(3, SIX, PLANTED).attempts(1, 60));
        assertThat(credit.masked()).isEqualTo(60);
        assertThat(credit.effects())
                .allSatisfy(effect -> assertThat(effect.verdict()).isEqualTo(Verdict.NOT_ENOUGH));
    }

    @Test
    void rewardsThatNeverDifferHaveAnEffectOfNothingWithAnInterval() {
        List<CreditedAttempt> attempts = new SimulatedPractice(3, SIX, PLANTED).attempts(50, 4);
        LessonCredit credit = credit(SIX, changed(attempts, attempt -> 1));
        assertThat(credit.effects()).allSatisfy(effect -> {
            Estimate estimate = effect.estimate().orElseThrow();
            assertThat(estimate.effect()).isCloseTo(0, within(1e-9));
            assertThat(estimate.low()).isBetween(-0.1, -0.005);
            assertThat(estimate.high()).isBetween(0.005, 0.1);
            assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        });
    }

    @Test
    void attemptsWithoutAScoreTellNothing() {
        List<CreditedAttempt> attempts = new SimulatedPractice(3, SIX, PLANTED).attempts(40, 3);
        List<CreditedAttempt> holes = attempts.stream()
                .map(attempt -> attempt.id().task().value().endsWith("7")
                        ? new CreditedAttempt(attempt.id(), attempt.exposure(), OptionalDouble.empty(), Set.of())
                        : attempt)
                .toList();
        List<CreditedAttempt> without =
                filtered(attempts, attempt -> !attempt.id().task().value().endsWith("7"));
        same(credit(SIX, without), credit(SIX, holes));
        assertThat(credit(SIX, holes).masked()).isEqualTo(108);
    }

    @Test
    void aLessonThatIsRewordedBeginsAnew() {
        List<Lesson> lessons = new ArrayList<>(SIX.lessons());
        lessons.set(0, SimulatedPractice.lesson(1, "something else"));
        LibraryVersion reworded = LibraryVersion.of(List.of(SIX.id()), Optional.empty(), lessons);
        List<CreditedAttempt> attempts =
                new ArrayList<>(new SimulatedPractice(3, SIX, Map.of(id(1), -0.4)).attempts(60, 3));
        attempts.addAll(new SimulatedPractice(4, reworded, Map.of(id(1), 0.3)).attempts(40, 3));
        Function<VersionId, Optional<LibraryVersion>> versions = wanted -> List.of(SIX, reworded).stream()
                .filter(version -> version.id().equals(wanted))
                .findFirst();
        LessonCredit before = LessonCredit.of(SIX, attempts, versions);
        LessonCredit after = LessonCredit.of(reworded, attempts, versions);
        assertThat(before.effects().get(0).masked()).isEqualTo(180);
        assertThat(verdict(before, 1)).isEqualTo(Verdict.HARMS);
        assertThat(after.effects().get(0).masked()).isEqualTo(120);
        assertThat(verdict(after, 1)).isEqualTo(Verdict.HELPS);
        assertThat(after.harmfulTogether()).doesNotContain(id(1));
        assertThat(after.effects().get(1).masked()).isEqualTo(300);
    }

    @Test
    void attemptsUnderVersionsThatNobodyKnowsAreLeftOut() {
        List<CreditedAttempt> attempts = new SimulatedPractice(3, SIX, PLANTED).attempts(40, 3);
        LessonCredit credit = LessonCredit.of(SIX, attempts, wanted -> Optional.empty());
        assertThat(credit.masked()).isZero();
        assertThat(credit.effects())
                .allSatisfy(effect -> assertThat(effect.stood()).isZero());
    }

    @Test
    void aLessonThatBearsOnFewTasksIsFoundByTheWordsOfReplies() {
        // L1 halves the reward of every tenth task and is nothing to the others.
        LibraryVersion version = SIX;
        int plain = 0;
        int heard = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<CreditedAttempt> silent = new ArrayList<>();
            List<CreditedAttempt> telling = new ArrayList<>();
            for (CreditedAttempt attempt : new SimulatedPractice(seed, version, Map.of()).attempts(100, 6)) {
                boolean bears = attempt.id().task().value().endsWith("0");
                boolean isShown = attempt.exposure().shown().orElseThrow().contains(id(1));
                double chance = bears ? (isShown ? 0.1 : 0.7) : 0.5;
                OptionalDouble reward = OptionalDouble.of(random.nextDouble() < chance ? 1 : 0);
                silent.add(new CreditedAttempt(attempt.id(), attempt.exposure(), reward, Set.of()));
                telling.add(new CreditedAttempt(
                        attempt.id(),
                        attempt.exposure(),
                        reward,
                        bears ? Set.of("topic1", "rule1") : Set.of("topic2")));
            }
            plain += verdict(credit(version, silent), 1) == Verdict.HARMS ? 1 : 0;
            heard += verdict(credit(version, telling), 1) == Verdict.HARMS ? 1 : 0;
        }
        assertThat(heard).isGreaterThanOrEqualTo(16);
        assertThat(plain).isLessThan(heard - 5);
    }

    private static double coverage(
            int draws, int tasks, int steps, LibraryVersion version, Map<LessonId, Double> planted) {
        int held = 0;
        int intervals = 0;
        for (long seed = 1; seed <= draws; seed++) {
            for (LessonEffect effect : credit(
                            version, new SimulatedPractice(seed, version, planted).attempts(tasks, steps))
                    .effects()) {
                Estimate estimate = effect.estimate().orElseThrow();
                double truth = planted.getOrDefault(effect.lesson().id(), 0.0);
                held += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
                intervals++;
            }
        }
        return (double) held / intervals;
    }

    private static void same(LessonCredit one, LessonCredit other) {
        assertThat(one.effects()).hasSameSizeAs(other.effects());
        for (int place = 0; place < one.effects().size(); place++) {
            Estimate first = one.effects().get(place).estimate().orElseThrow();
            Estimate second = other.effects().get(place).estimate().orElseThrow();
            for (ToDoubleFunction<Estimate> part : List.<ToDoubleFunction<Estimate>>of(
                    Estimate::effect,
                    Estimate::low,
                    Estimate::high,
                    Estimate::shrunk,
                    Estimate::harm,
                    Estimate::evidence)) {
                assertThat(part.applyAsDouble(second)).isCloseTo(part.applyAsDouble(first), within(1e-7));
            }
        }
    }

    private static List<CreditedAttempt> changed(
            List<CreditedAttempt> attempts, ToDoubleFunction<CreditedAttempt> reward) {
        UnaryOperator<CreditedAttempt> change = attempt -> new CreditedAttempt(
                attempt.id(), attempt.exposure(), OptionalDouble.of(reward.applyAsDouble(attempt)), attempt.echoes());
        return attempts.stream().map(change).toList();
    }

    private static List<CreditedAttempt> filtered(
            List<CreditedAttempt> attempts, java.util.function.Predicate<CreditedAttempt> kept) {
        return attempts.stream().filter(kept).toList();
    }

    private static LessonCredit credit(LibraryVersion version, List<CreditedAttempt> attempts) {
        return LessonCredit.of(
                version,
                attempts,
                wanted -> Optional.of(version).filter(known -> known.id().equals(wanted)));
    }

    private static Estimate estimate(LessonCredit credit, int lesson) {
        return credit.effects().get(lesson - 1).estimate().orElseThrow();
    }

    private static Verdict verdict(LessonCredit credit, int lesson) {
        return credit.effects().get(lesson - 1).verdict();
    }

    private static LessonId id(int number) {
        return new LessonId(number);
    }
}
