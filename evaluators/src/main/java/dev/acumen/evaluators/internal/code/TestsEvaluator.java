package dev.acumen.evaluators.internal.code;

import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Task;
import dev.acumen.evaluators.internal.answer.Unfinished;
import dev.acumen.sandbox.Bubblewrap;
import dev.acumen.sandbox.Isolation;
import dev.acumen.sandbox.NoIsolation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the Python program in a reply against the tests of its task. Right if it passes all of them; the share it passes stands beside
 * that as {@code passed}. A program that crashes or takes too long is wrong; one that could not be begun, because the box did not
 * work, is unscored.
 */
public final class TestsEvaluator implements Evaluator {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
    private static final String RISK =
            "write tests:unsafe to run programs that a model wrote with your own rights: they can then read your"
                    + " files, use your network and leave programs running";

    private final String spec;
    private final TestRun tests;

    private TestsEvaluator(String spec, TestRun tests) {
        this.spec = spec;
        this.tests = tests;
    }

    /**
     * The evaluator of a specification.
     *
     * @param argument {@code unsafe}, {@code timeout=SECONDS}, both with a comma between, or nothing
     * @throws IllegalArgumentException if it means nothing, or this machine has no box to run programs in and the argument does not say
     *     that none is wanted
     */
    public static TestsEvaluator parse(String argument) {
        return parse(argument, Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    }

    static TestsEvaluator parse(String argument, String searchPath) {
        boolean isUnsafe = false;
        Duration limit = USUAL_LIMIT;
        for (String option : argument.isEmpty() ? List.<String>of() : List.of(argument.split(",", -1))) {
            if (option.strip().equals("unsafe")) {
                isUnsafe = true;
            } else if (option.strip().matches("timeout=[1-9][0-9]{0,5}")) {
                limit = Duration.ofSeconds(Long.parseLong(option.strip().substring("timeout=".length())));
            } else {
                throw new IllegalArgumentException(
                        "'" + option + "' is no option of tests; write unsafe or timeout=SECONDS");
            }
        }
        Isolation isolation = isUnsafe ? new NoIsolation() : box(searchPath);
        return new TestsEvaluator(argument.isEmpty() ? "tests" : "tests:" + argument, new TestRun(isolation, limit));
    }

    private static Isolation box(String searchPath) {
        Bubblewrap.Found found = Bubblewrap.find(searchPath);
        return found.box()
                .orElseThrow(
                        () -> new IllegalArgumentException("tests needs a box: " + found.problem() + "; or " + RISK));
    }

    @Override
    public Score evaluate(Task task, Rollout rollout) {
        Optional<Score> unfinished = Unfinished.score(rollout);
        if (unfinished.isPresent()) {
            return unfinished.get();
        }
        List<Check> checks = Check.of(task);
        if (checks.isEmpty()) {
            return Score.unscored(Score.Cause.NO_REFERENCE, "task " + task.id() + " has no tests");
        }
        String reply = rollout.trajectory().finalAnswer();
        if (reply.isBlank()) {
            return Score.unscored(Score.Cause.ABSTAINED, "the attempt says nothing");
        }
        return Program.in(reply)
                .map(program -> run(program, checks))
                .orElseGet(() -> score(0, checks.size(), "there is no program in the reply"));
    }

    @Override
    public String toString() {
        return spec;
    }

    private Score run(String program, List<Check> checks) {
        int passed = 0;
        String first = "";
        for (int i = 0; i < checks.size(); i++) {
            TestRun.Result result;
            try {
                result = tests.run(program, checks.get(i));
            } catch (TestRun.Broken e) {
                return Score.unscored(Score.Cause.EVALUATOR_FAILED, String.valueOf(e.getMessage()));
            }
            passed += result.isPassed() ? 1 : 0;
            if (!result.isPassed() && first.isEmpty()) {
                first = "test " + (i + 1) + ": " + result.detail();
            }
            if (result.isOutOfTime()) {
                break; // A program that hangs once hangs often, and each time costs the whole limit.
            }
        }
        return score(passed, checks.size(), first);
    }

    private static Score score(int passed, int all, String first) {
        String detail = passed + " of " + all + " tests passed" + (first.isEmpty() ? "" : "; " + first);
        return new Score.Graded(
                passed == all ? Reward.ONE : Reward.ZERO, new Rewards(Map.of("passed", (double) passed / all)), detail);
    }
}
