package dev.acumen.benchmarks;

import dev.acumen.learning.signal.Signal;
import dev.acumen.simulation.domain.SimulatedDomain;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What signals are worth on the built-in domains: held-out score against calls, and how many calls it takes to come to a score that group-relative advantages come to. Two seeds run side by side.
 *
 * <p>Arguments: a domain, number of seeds (20), then signals, all unless named. The first signal is what others are compared with.
 */
public final class Signals {

    private static final List<String> ALL = List.of(
            "grpo",
            "dr-grpo",
            "loo",
            "gdpo",
            "gvpo",
            "disco",
            "grpo,dapo",
            "grpo,dapo:failures=0.25:refill=1",
            "grpo,dapo:refill=1:resample=3",
            "grpo,gfpo:shortest",
            "grpo,gfpo:efficient",
            "grpo,gfpo:adaptive",
            "grpo,gspo",
            "grpo,hicra",
            "published");

    /** Of what the lesser of two runs gains over the start in the same seed. */
    private static final double SAME_SCORE = 0.9;

    private static final int SIDE_BY_SIDE = 2;
    private static final int PLOT_POINTS = 8;

    private Signals() {}

    /** Prints the table and the plot. */
    public static void main(String[] args) {
        LogManager.getLogManager().reset();
        if (args.length == 0) {
            System.err.println(
                    "usage: benchmarks/run Signals DOMAIN [SEEDS] [SIGNAL]..., such as Signals ledger 20 grpo gdpo");
            System.exit(2);
        }
        SimulatedDomain domain = SimulatedDomain.named(args[0]).orElseThrow();
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        List<String> signals = args.length > 2 ? List.of(args).subList(2, args.length) : ALL;
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%s, simulated endpoint (no language model: shows what the machinery does, not what a model can do)%n%d seeds, 2 epochs, groups of 5, 60 held-out tasks%n%n",
                domain.name(),
                seeds);
        out.println(
                "signal                            start    end   95 % interval      calls  thousand tokens  tokens a reply  calls to the same score, against the first");
        List<List<SignalTrial.Point>> first = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (String signal : signals) {
            List<List<SignalTrial.Point>> runs = runs(domain, Signal.parse(signal), seeds);
            if (first.isEmpty()) {
                first.addAll(runs);
            }
            Curve curve = new Curve(signal, runs);
            curves.add(curve);
            curve.raw(System.err);
            out.println(curve.line(first));
            out.flush();
        }
        out.println();
        double most = curves.stream().mapToDouble(Curve::mostCalls).max().orElse(1);
        List<Double> calls = IntStream.rangeClosed(1, PLOT_POINTS)
                .mapToObj(place -> most * place / PLOT_POINTS)
                .toList();
        out.println(row("held-out score after calls of", "%7.0f", calls));
        curves.forEach(curve -> out.println(row(curve.signal(), "%7.3f", curve.scores(calls))));
        curves.stream()
                .filter(curve -> !curve.rewards().isEmpty())
                .forEach(curve -> out.printf(Locale.ROOT, "%-32s  %s%n", curve.signal(), curve.rewards()));
        out.println();
        new ScorePlot(
                        calls,
                        curves.stream()
                                .limit(ScorePlot.most())
                                .map(curve -> new ScorePlot.Line(curve.signal(), curve.scores(calls)))
                                .toList())
                .markdown()
                .forEach(out::println);
    }

    private static String row(String name, String format, List<Double> values) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-34s", name));
        values.forEach(value -> line.append(String.format(Locale.ROOT, format, value)));
        return line.toString();
    }

    private static List<List<SignalTrial.Point>> runs(SimulatedDomain domain, Signal signal, int seeds) {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<CompletableFuture<List<SignalTrial.Point>>> pending = LongStream.rangeClosed(1, seeds)
                    .mapToObj(seed ->
                            CompletableFuture.supplyAsync(() -> run(new SignalTrial(domain, seed, signal)), threads))
                    .toList();
            return pending.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private static List<SignalTrial.Point> run(SignalTrial trial) {
        try {
            Path home = Files.createTempDirectory("acumen-benchmark-");
            try {
                return trial.run(home);
            } finally {
                FreightLearning.delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The runs of a signal.
     *
     * @param signal as it is written
     * @param runs the points of each seed, the start first
     */
    private record Curve(String signal, List<List<SignalTrial.Point>> runs) {

        String line(List<List<SignalTrial.Point>> first) {
            List<Double> ends = runs.stream().map(run -> last(run).score()).toList();
            double reach = OverSeeds.reach(ends);
            return String.format(
                    Locale.ROOT,
                    "%-32s  %.3f  %.3f   %.3f to %.3f   %6.0f  %15.0f  %14.0f  %s",
                    signal,
                    OverSeeds.mean(runs.stream().map(run -> run.get(0).score()).toList()),
                    OverSeeds.mean(ends),
                    OverSeeds.mean(ends) - reach,
                    OverSeeds.mean(ends) + reach,
                    OverSeeds.mean(
                            runs.stream().map(run -> (double) last(run).calls()).toList()),
                    OverSeeds.mean(runs.stream()
                            .map(run -> last(run).tokens() / 1000.0)
                            .toList()),
                    OverSeeds.mean(runs.stream().map(run -> last(run).length()).toList()),
                    against(first));
        }

        /** How many calls more or fewer it takes until the held-out score has nine tenths of what the lesser of both runs gained in the end, in the same seed. */
        private String against(List<List<SignalTrial.Point>> first) {
            List<Double> logs = new ArrayList<>();
            for (int seed = 0; seed < runs.size(); seed++) {
                List<SignalTrial.Point> own = runs.get(seed);
                List<SignalTrial.Point> other = first.get(seed);
                double start = other.get(0).score();
                double gained = Math.min(last(own).score(), last(other).score()) - start;
                double ownCalls = calls(own, start + SAME_SCORE * gained);
                double otherCalls = calls(other, start + SAME_SCORE * gained);
                if (gained > 0 && ownCalls > 0 && otherCalls > 0) {
                    logs.add(Math.log(ownCalls / otherCalls));
                }
            }
            double reach = OverSeeds.reach(logs);
            return String.format(
                    Locale.ROOT,
                    "%+4.0f %% (%+.0f to %+.0f)",
                    100 * (Math.exp(OverSeeds.mean(logs)) - 1),
                    100 * (Math.exp(OverSeeds.mean(logs) - reach) - 1),
                    100 * (Math.exp(OverSeeds.mean(logs) + reach) - 1));
        }

        private static double calls(List<SignalTrial.Point> run, double wanted) {
            return run.stream()
                    .filter(point -> point.score() >= wanted)
                    .mapToDouble(SignalTrial.Point::calls)
                    .findFirst()
                    .orElse(Double.NaN);
        }

        /** Every point, for those who want to look closer. */
        void raw(PrintStream out) {
            for (int seed = 0; seed < runs.size(); seed++) {
                for (SignalTrial.Point point : runs.get(seed)) {
                    out.printf(
                            Locale.ROOT,
                            "%s\t%d\t%d\t%d\t%.4f\t%.1f\t%s%n",
                            signal,
                            seed + 1,
                            point.calls(),
                            point.tokens(),
                            point.score(),
                            point.length(),
                            point.rewards());
                }
            }
        }

        double mostCalls() {
            return runs.stream().mapToDouble(run -> last(run).calls()).average().orElse(0);
        }

        /** Of the last version that so many calls bought, mean over seeds. */
        List<Double> scores(List<Double> calls) {
            return calls.stream()
                    .map(spent -> OverSeeds.mean(runs.stream()
                            .map(run -> run.stream()
                                    .filter(point -> point.calls() <= spent)
                                    .reduce((earlier, later) -> later)
                                    .orElse(run.get(0))
                                    .score())
                            .toList()))
                    .toList();
        }

        /** Each reward by name, with the last version, mean over seeds. */
        String rewards() {
            StringBuilder text = new StringBuilder();
            last(runs.get(0))
                    .rewards()
                    .keySet()
                    .forEach(name -> text.append(String.format(
                            Locale.ROOT,
                            "%s %.3f  ",
                            name,
                            OverSeeds.mean(runs.stream()
                                    .map(run -> last(run).rewards().getOrDefault(name, 0.0))
                                    .toList()))));
            return text.toString();
        }

        private static SignalTrial.Point last(List<SignalTrial.Point> run) {
            return run.get(run.size() - 1);
        }
    }
}
