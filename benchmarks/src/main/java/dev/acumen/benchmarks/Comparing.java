package dev.acumen.benchmarks;

import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.learning.compare.SequentialComparison;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * How often a comparison that is looked at after every task is wrong, and how soon it is right, on made-up results where the truth is known; beside it the interval that is often taken, a bootstrap over
 * attempts, which takes attempts at one task for independent.
 *
 * <p>Argument: number of runs (2,000).
 */
public final class Comparing {

    private static final double ALPHA = 0.05;
    private static final SequentialComparison.Terms TERMS = new SequentialComparison.Terms(ALPHA, 0);

    private Comparing() {}

    /** Results of two arms, task by task: right and wrong, where so many tasks only the second arm gets right and so many only the first. */
    private static double[][] binary(int tasks, double won, double lost, Random random) {
        double[][] results = new double[tasks][];
        for (int task = 0; task < tasks; task++) {
            double share = random.nextDouble();
            double both = random.nextBoolean() ? 1 : 0;
            results[task] = share < won
                    ? new double[] {0, 1}
                    : share < won + lost ? new double[] {1, 0} : new double[] {both, both};
        }
        return results;
    }

    /** Results of two arms that are alike: means of a few attempts at tasks of which most are nearly always right or wrong. */
    private static double[][] graded(int tasks, int attempts, Random random) {
        double[][] results = new double[tasks][];
        for (int task = 0; task < tasks; task++) {
            double rate = rate(random);
            results[task] = new double[] {share(rate, attempts, random), share(rate, attempts, random)};
        }
        return results;
    }

    /** Prints the table. */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%,d runs each; looked at after every task and once more after the last, alpha %.2f, made-up results%n%n",
                runs,
                ALPHA);
        out.println(
                "two arms                                   tasks   better   worse   median tasks   interval missed");
        print(out, "no difference, 20 % discordant", 200, runs, 0, random -> binary(200, 0.10, 0.10, random));
        print(out, "no difference, 60 % discordant", 200, runs, 0, random -> binary(200, 0.30, 0.30, random));
        print(out, "no difference, 5 attempts, graded", 200, runs, 0, random -> graded(200, 5, random));
        print(out, "+0.10, 20 % discordant", 200, runs, 0.10, random -> binary(200, 0.15, 0.05, random));
        print(out, "+0.10, 50 % discordant", 400, runs, 0.10, random -> binary(400, 0.30, 0.20, random));
        print(out, "+0.30, 40 % discordant", 100, runs, 0.30, random -> binary(100, 0.35, 0.05, random));
        print(out, "-0.10, 20 % discordant", 200, runs, -0.10, random -> binary(200, 0.05, 0.15, random));
        out.println();
        out.printf(
                Locale.ROOT,
                "one look at 50 tasks with 10 attempts each, no difference: a 95 %% bootstrap over attempts rules it out in %.1f %% of runs, over tasks in %.1f %%%n",
                100 * bootstrapRejects(runs, false),
                100 * bootstrapRejects(runs, true));
    }

    private static void print(
            PrintStream out, String name, int tasks, int runs, double truth, Function<Random, double[][]> draw) {
        int better = 0;
        int worse = 0;
        int missed = 0;
        int[] decidedAt = new int[runs];
        for (int run = 0; run < runs; run++) {
            double[][] results = draw.apply(new Random(31L * run + tasks));
            Looked looked = Looked.at(results, tasks, truth);
            better += looked.verdict() == ComparisonVerdict.BETTER ? 1 : 0;
            worse += looked.verdict() == ComparisonVerdict.WORSE ? 1 : 0;
            missed += looked.missed() ? 1 : 0;
            decidedAt[run] = looked.decidedAt();
        }
        Arrays.sort(decidedAt);
        int median = decidedAt[runs / 2];
        out.printf(
                Locale.ROOT,
                "%-42s %5d   %4.1f %%   %3.1f %%   %12s   %13.1f %%%n",
                name,
                tasks,
                100.0 * better / runs,
                100.0 * worse / runs,
                median > tasks ? "never" : String.valueOf(median),
                100.0 * missed / runs);
    }

    /**
     * What somebody sees who looks after every task.
     *
     * @param verdict the first one that is not "cannot tell"
     * @param decidedAt after how many tasks; more than there are if never
     * @param missed whether the interval ever left the truth out
     */
    private record Looked(ComparisonVerdict verdict, int decidedAt, boolean missed) {

        static Looked at(double[][] results, int tasks, double truth) {
            SequentialComparison.Running running = new SequentialComparison.Running(TERMS);
            ComparisonVerdict first = ComparisonVerdict.CANNOT_TELL;
            int decidedAt = tasks + 1;
            boolean missed = false;
            for (int task = 0; task < tasks; task++) {
                running.add(results[task][0], results[task][1]);
                if (first == ComparisonVerdict.CANNOT_TELL && running.verdict() != ComparisonVerdict.CANNOT_TELL) {
                    first = running.verdict();
                    decidedAt = task + 1;
                }
                missed |= truth < running.low() || truth > running.high();
            }
            if (first == ComparisonVerdict.CANNOT_TELL) {
                first = SequentialComparison.of(column(results, 0), column(results, 1), 0, TERMS, true)
                        .verdict();
                decidedAt = first == ComparisonVerdict.CANNOT_TELL ? decidedAt : tasks;
            }
            return new Looked(first, decidedAt, missed);
        }
    }

    private static double[] column(double[][] results, int arm) {
        return Arrays.stream(results).mapToDouble(pair -> pair[arm]).toArray();
    }

    private static double rate(Random random) {
        double share = random.nextDouble();
        return share < 0.4 ? 0.05 : share < 0.8 ? 0.95 : 0.5;
    }

    private static double share(double rate, int attempts, Random random) {
        int right = 0;
        for (int attempt = 0; attempt < attempts; attempt++) {
            right += random.nextDouble() < rate ? 1 : 0;
        }
        return (double) right / attempts;
    }

    /** How often an interval of two arms that are alike, each on tasks of its own, leaves out zero. */
    private static double bootstrapRejects(int runs, boolean overTasks) {
        int tasks = 50;
        int attempts = 10;
        int resamples = 200;
        int rejected = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(17L * run + 3);
            double[] one = units(tasks, attempts, overTasks, random);
            double[] other = units(tasks, attempts, overTasks, random);
            double[] differences = new double[resamples];
            for (int resample = 0; resample < resamples; resample++) {
                differences[resample] = resampled(one, random) - resampled(other, random);
            }
            Arrays.sort(differences);
            int tail = (int) (resamples * ALPHA / 2);
            rejected += differences[tail] > 0 || differences[resamples - 1 - tail] < 0 ? 1 : 0;
        }
        return (double) rejected / runs;
    }

    private static double[] units(int tasks, int attempts, boolean overTasks, Random random) {
        double[] units = new double[overTasks ? tasks : tasks * attempts];
        for (int task = 0; task < tasks; task++) {
            double rate = rate(random);
            if (overTasks) {
                units[task] = share(rate, attempts, random);
            } else {
                for (int attempt = 0; attempt < attempts; attempt++) {
                    units[task * attempts + attempt] = random.nextDouble() < rate ? 1 : 0;
                }
            }
        }
        return units;
    }

    private static double resampled(double[] units, Random random) {
        double sum = 0;
        for (int unit = 0; unit < units.length; unit++) {
            sum += units[random.nextInt(units.length)];
        }
        return sum / units.length;
    }
}
