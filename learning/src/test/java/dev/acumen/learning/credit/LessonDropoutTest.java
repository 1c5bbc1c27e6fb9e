package dev.acumen.learning.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskInput;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonDropoutTest {

    private static final LibraryVersion VERSION = SimulatedPractice.version(6);

    @Test
    void onlyTheLastAttemptOfAGroupIsDrawn() {
        LessonSelector dropout = LessonDropout.of(0.5, 7, 4);
        for (int sample = 0; sample < 12; sample++) {
            Exposure exposure = dropout.select(id("t1", sample), input("t1"), VERSION);
            assertThat(exposure.dropout().isPresent()).isEqualTo(sample % 4 == 3);
            if (exposure.dropout().isEmpty()) {
                assertThat(exposure).isEqualTo(LessonSelector.all().select(id("t1", sample), input("t1"), VERSION));
            }
        }
    }

    @Test
    void whatIsShownAndWhatIsLeftOutIsTheVersion() {
        LessonSelector dropout = LessonDropout.of(0.5, 7, 2);
        for (int task = 0; task < 50; task++) {
            Exposure exposure = dropout.select(id("t" + task, 1), input("t" + task), VERSION);
            Set<LessonId> all = new HashSet<>(exposure.shown().orElseThrow());
            assertThat(all)
                    .doesNotContainAnyElementsOf(
                            exposure.dropout().orElseThrow().leftOut().isEmpty()
                                    ? List.of(new LessonId(99))
                                    : exposure.dropout().orElseThrow().leftOut());
            all.addAll(exposure.dropout().orElseThrow().leftOut());
            assertThat(all).hasSize(6);
        }
    }

    @Test
    void eachLessonIsLeftOutAsOftenAsAskedForAndIndependentlyOfTheOthers() {
        LessonSelector dropout = LessonDropout.of(0.3, 11, 2);
        int draws = 4_000;
        int first = 0;
        int both = 0;
        for (int task = 0; task < draws; task++) {
            List<LessonId> leftOut = dropout.select(id("t" + task, 1), input("t" + task), VERSION)
                    .dropout()
                    .orElseThrow()
                    .leftOut();
            first += leftOut.contains(new LessonId(1)) ? 1 : 0;
            both += leftOut.contains(new LessonId(1)) && leftOut.contains(new LessonId(2)) ? 1 : 0;
        }
        assertThat((double) first / draws).isCloseTo(0.3, within(0.025));
        assertThat((double) both / draws).isCloseTo(0.09, within(0.02));
    }

    @Test
    void theDrawComesFromSeedRunStepPassTaskAndSample() {
        LessonSelector dropout = LessonDropout.of(0.5, 7, 2);
        LibraryVersion many = SimulatedPractice.version(40);
        RolloutId here = id("t1", 1);
        Exposure drawn = dropout.select(here, input("t1"), many);
        assertThat(LessonDropout.of(0.5, 7, 2).select(here, input("t1"), many)).isEqualTo(drawn);
        StepId step = here.pass().step();
        List<Exposure> elsewhere = List.of(
                LessonDropout.of(0.5, 8, 2).select(here, input("t1"), many),
                dropout.select(id("t2", 1), input("t2"), many),
                dropout.select(id("t1", 3), input("t1"), many),
                dropout.select(new RolloutId(new PassId(step, "again"), here.task(), 1), input("t1"), many),
                dropout.select(
                        new RolloutId(new PassId(new StepId(step.run(), 2), "practice"), here.task(), 1),
                        input("t1"),
                        many),
                dropout.select(
                        new RolloutId(new PassId(new StepId(new RunId("run-2"), 1), "practice"), here.task(), 1),
                        input("t1"),
                        many));
        assertThat(elsewhere).doesNotContain(drawn).doesNotHaveDuplicates();
    }

    @Test
    void nearDuplicatesGoTogether() {
        LibraryVersion version = LibraryVersion.of(
                List.of(),
                Optional.empty(),
                List.of(
                        SimulatedPractice.lesson(1, "Round the weight of every parcel up to the next half kilogram."),
                        SimulatedPractice.lesson(2, "Charge insurance on the excess alone."),
                        SimulatedPractice.lesson(3, "Round the weight of every parcel up to the next half kilogram!")));
        LessonSelector byWords = LessonDropout.of(0.5, 3, 2);
        LessonSelector given = LessonDropout.of(
                0.5,
                3,
                2,
                all -> List.of(Set.of(new LessonId(1), new LessonId(2)), Set.of(new LessonId(2), new LessonId(3))),
                LessonSelector.all());
        Set<Set<LessonId>> outcomes = new HashSet<>();
        for (int task = 0; task < 60; task++) {
            Set<LessonId> left = leftOut(byWords, version, task);
            outcomes.add(left);
            assertThat(left.contains(new LessonId(1))).isEqualTo(left.contains(new LessonId(3)));
            assertThat(leftOut(given, version, task).size()).isIn(0, 3);
        }
        assertThat(outcomes).hasSize(4);
    }

    @Test
    void whatAnotherSelectorKeepsBackIsNotLeftOutByADraw() {
        LessonSelector odd = (attempt, task, version) ->
                Exposure.of(version.id(), List.of(new LessonId(5), new LessonId(1), new LessonId(3)));
        LessonSelector dropout = LessonDropout.of(0.5, 3, 2, NearDuplicates.lexical()::alike, odd);
        for (int task = 0; task < 30; task++) {
            Exposure exposure = dropout.select(id("t" + task, 1), input("t" + task), VERSION);
            List<LessonId> leftOut = exposure.dropout().orElseThrow().leftOut();
            assertThat(leftOut).isSubsetOf(new LessonId(1), new LessonId(3), new LessonId(5));
            assertThat(exposure.shown().orElseThrow())
                    .isEqualTo(List.of(new LessonId(5), new LessonId(1), new LessonId(3)).stream()
                            .filter(lesson -> !leftOut.contains(lesson))
                            .toList());
        }
    }

    @Test
    void aSelectorThatIsCombinedWithADrawStillTellsOfTheDraw() {
        LessonSelector odd = (attempt, task, version) ->
                Exposure.of(version.id(), List.of(new LessonId(1), new LessonId(3), new LessonId(5)));
        LessonSelector dropout = LessonDropout.of(0.5, 3, 2);
        for (LessonSelector both : List.of(odd.and(dropout), dropout.and(odd))) {
            for (int task = 0; task < 30; task++) {
                RolloutId id = id("t" + task, 1);
                Exposure alone = dropout.select(id, input("t" + task), VERSION);
                Exposure exposure = both.select(id, input("t" + task), VERSION);

                assertThat(exposure.dropout().orElseThrow().rate()).isEqualTo(0.5);
                assertThat(exposure.dropout().orElseThrow().leftOut())
                        .isEqualTo(alone.dropout().orElseThrow().leftOut().stream()
                                .filter(lesson -> lesson.number() % 2 == 1)
                                .toList());
                assertThat(exposure.shown().orElseThrow())
                        .isEqualTo(alone.shown().orElseThrow().stream()
                                .filter(lesson -> lesson.number() % 2 == 1)
                                .toList());
            }
            assertThat(both.select(id("t", 0), input("t"), VERSION))
                    .isEqualTo(Exposure.of(VERSION.id(), List.of(new LessonId(1), new LessonId(3), new LessonId(5))));
        }
    }

    @Test
    void aRateOfNothingLeavesTheOtherSelectorAlone() {
        LessonSelector all = LessonSelector.all();
        assertThat(LessonDropout.of(0, 1, 2, NearDuplicates.lexical()::alike, all))
                .isSameAs(all);
        assertThatThrownBy(() -> LessonDropout.of(1, 1, 2)).hasMessageContaining("not 1.0");
        assertThatThrownBy(() -> LessonDropout.of(-0.1, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LessonDropout.of(Double.NaN, 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LessonDropout.of(0.5, 1, 1)).hasMessageContaining("not 1");
    }

    private static Set<LessonId> leftOut(LessonSelector selector, LibraryVersion version, int task) {
        return Set.copyOf(selector.select(id("t" + task, 1), input("t" + task), version)
                .dropout()
                .orElseThrow()
                .leftOut());
    }

    private static RolloutId id(String task, int sample) {
        return new RolloutId(new PassId(new StepId(new RunId("run-1"), 1), "practice"), new TaskId(task), sample);
    }

    private static TaskInput input(String task) {
        return new TaskInput(new TaskId(task), "What?");
    }
}
