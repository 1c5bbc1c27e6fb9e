package dev.acumen.benchmarks;

import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Evaluator;
import dev.acumen.core.score.Score;
import dev.acumen.core.task.Reference;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.evaluators.Evaluators;
import dev.acumen.math.MathEquivalence;
import dev.acumen.math.MathVerdict;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One verdict of {@link MathEquivalence} or of the evaluator {@code numeric}, by what it has to do for it. Started by {@link MathChecking}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MathBenchmark {

    private static final String STEPS =
            "First we add the parts and simplify, so that $x^2 + 3x = 40$ and hence $x = 5$ or $x = -8$.\n".repeat(20);
    private static final Evaluator NUMERIC = Evaluators.parse("numeric");
    private static final Task TASK = new Task(new TaskId("ways"), "How many ways are there?", Reference.answers("204"));
    private static final RolloutId ID =
            new RolloutId(new PassId(new StepId(new RunId("benchmark"), 0), "timing"), TASK.id(), 0);
    private static final VersionId VERSION = new VersionId("0".repeat(64));

    /** An integer in a box, by the exact path. */
    @Benchmark
    public MathVerdict integer() {
        return MathEquivalence.judge("204", "Therefore the answer is $\\boxed{204}$.");
    }

    /** The same at the end of two kilobytes of reasoning. */
    @Benchmark
    public MathVerdict integerBehindReasoning() {
        return MathEquivalence.judge("204", STEPS + "Therefore the answer is $\\boxed{204}$.");
    }

    /** The same, without any mark. */
    @Benchmark
    public MathVerdict integerWithoutMark() {
        return MathEquivalence.judge("204", STEPS + "Therefore there are 204 ways.");
    }

    /** A number in two notations. */
    @Benchmark
    public MathVerdict latexNumber() {
        return MathEquivalence.judge("\\frac{\\sqrt{3}}{3}", "$\\boxed{\\dfrac{1}{\\sqrt3}}$");
    }

    /** Two forms of an expression with a variable. */
    @Benchmark
    public MathVerdict latexExpression() {
        return MathEquivalence.judge("\\frac{n^2+n}{2}", "$\\boxed{\\tfrac12 n(n+1)}$");
    }

    /** A union of intervals against inequalities. */
    @Benchmark
    public MathVerdict latexIntervals() {
        return MathEquivalence.judge("(-\\infty, 2) \\cup (3, \\infty)", "$\\boxed{x<2 \\text{ or } x>3}$");
    }

    /** A marked number, by {@code numeric}. */
    @Benchmark
    public Score numeric() {
        return scored("Therefore the answer is $204$.");
    }

    /** The last number of two kilobytes of reasoning, by {@code numeric}. */
    @Benchmark
    public Score numericWithoutMark() {
        return scored(STEPS + "Therefore there are 204 ways.");
    }

    private static Score scored(String reply) {
        return NUMERIC.evaluate(
                TASK,
                new Rollout(
                        ID,
                        Exposure.whole(VERSION),
                        new Trajectory(List.of(AiMessage.from(reply))),
                        new Ending.Completed()));
    }

    /** Powers that fit no memory. */
    @Benchmark
    public MathVerdict hostileTower() {
        return MathEquivalence.judge("9^{9^{9}}", "$\\boxed{9^{9^{9^9}}}$");
    }

    /** Three thousand brackets in one another. */
    @Benchmark
    public MathVerdict hostileNesting() {
        return MathEquivalence.judge("5", "\\boxed{" + "(".repeat(3_000) + "5" + ")".repeat(3_000) + "}");
    }

    /** A sum of a billion terms. */
    @Benchmark
    public MathVerdict hostileSum() {
        return MathEquivalence.judge("5", "$\\boxed{\\sum_{k=1}^{1000000000} \\sqrt{k}}$");
    }

    /** Fifty kilobytes of open boxes. */
    @Benchmark
    public MathVerdict hostileBoxes() {
        return MathEquivalence.judge("5", "\\boxed{".repeat(7_000));
    }
}
