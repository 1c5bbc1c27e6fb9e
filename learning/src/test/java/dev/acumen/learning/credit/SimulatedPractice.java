package dev.acumen.learning.credit;

import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Practice attempts whose rewards are drawn from planted effects, with the lessons left out that {@link LessonDropout} leaves out. */
final class SimulatedPractice {

    static final int GROUP = 5;

    private final Random random;
    private final long seed;
    private final LibraryVersion version;
    private final Map<LessonId, Double> effects;

    SimulatedPractice(long seed, LibraryVersion version, Map<LessonId, Double> effects) {
        this.seed = seed;
        this.random = new Random(seed);
        this.version = version;
        this.effects = effects;
    }

    /** L1 and up, each with words of its own. */
    static LibraryVersion version(int lessons) {
        List<Lesson> made = new ArrayList<>();
        for (int number = 1; number <= lessons; number++) {
            made.add(lesson(number, "topic" + number + ": follow" + number + " rule" + number));
        }
        return LibraryVersion.of(List.of(), Optional.empty(), made);
    }

    static Lesson lesson(int number, String text) {
        return new Lesson(new LessonId(number), text, Provenance.by("planted"));
    }

    /** One group of attempts at each of so many tasks in each of so many steps. */
    List<CreditedAttempt> attempts(int tasks, int steps) {
        return attempts(tasks, steps, LessonDropout.of(0.5, seed, GROUP));
    }

    List<CreditedAttempt> attempts(int tasks, int steps, LessonSelector selector) {
        List<CreditedAttempt> attempts = new ArrayList<>();
        double[] usual = random.doubles(tasks).map(u -> 0.3 + 0.4 * u).toArray();
        for (int step = 1; step <= steps; step++) {
            PassId pass = new PassId(new StepId(new RunId("run-" + seed), step), "practice");
            for (int task = 0; task < tasks; task++) {
                for (int sample = 0; sample < GROUP; sample++) {
                    RolloutId id = new RolloutId(pass, new TaskId("t" + task), sample);
                    Exposure exposure = selector.select(id, new TaskInput(id.task(), "What?"), version);
                    attempts.add(new CreditedAttempt(
                            id, exposure, OptionalDouble.of(reward(usual[task], exposure)), Set.of()));
                }
            }
        }
        return attempts;
    }

    private double reward(double usual, Exposure exposure) {
        double chance = usual
                - effects.entrySet().stream()
                        .filter(effect -> !exposure.shown()
                                .map(shown -> shown.contains(effect.getKey()))
                                .orElse(true))
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
        return random.nextDouble() < chance ? 1 : 0;
    }
}
