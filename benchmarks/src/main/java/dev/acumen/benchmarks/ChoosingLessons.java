package dev.acumen.benchmarks;

import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.Economy;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.LearnReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.logging.LogManager;

/**
 * What choosing among lessons is worth on the built-in domain, where the truth is known: held-out score against calls, for several ways to learn and reviewers
 * that word no lesson, a quarter or half of them wrongly.
 *
 * <p>Arguments: number of seeds (20), then the names of ways, all unless named.
 */
public final class ChoosingLessons {

    private static final double[] ERROR_RATES = {0, 0.25, 0.5};

    private ChoosingLessons() {}

    private static Map<String, Supplier<LearnSettings.Builder>> ways() {
        Map<String, Supplier<LearnSettings.Builder>> ways = new LinkedHashMap<>();
        ways.put("published", () -> LearnSettings.math().published());
        ways.put(
                "no-choice",
                () -> LearnSettings.math()
                        .adoption(AdoptionSettings.published())
                        .batchSize(OptionalInt.of(25))
                        .economy(Economy.none()));
        ways.put("probe", () -> LearnSettings.math().economy(Economy.none()));
        ways.put("all", LearnSettings::math);
        return ways;
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        PrintStream out = System.out;
        out.println(
                "Freight, simulated endpoint (no language model: shows that the machinery works, not what a model can do)");
        out.println("way           reviewer wrong   without    with   interval over seeds   worse   calls   steps");
        for (Map.Entry<String, Supplier<LearnSettings.Builder>> way : ways().entrySet()) {
            if (!wanted.isEmpty() && !wanted.contains(way.getKey())) {
                continue;
            }
            for (double errors : ERROR_RATES) {
                row(out, way.getKey(), way.getValue(), errors, seeds);
            }
        }
    }

    private static void row(
            PrintStream out, String name, Supplier<LearnSettings.Builder> settings, double errors, int seeds)
            throws IOException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        int worse = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            Path home = Files.createTempDirectory("acumen-benchmark-");
            try {
                FreightTrial.Outcome outcome =
                        new FreightTrial(seed, settings.get(), scorer -> scorer, errors).run(home);
                LearnReport report = outcome.report();
                without.add(report.heldOut().map(PairedComparison::without).orElse(Double.NaN));
                with.add(report.heldOut().map(PairedComparison::with).orElse(Double.NaN));
                calls.add((double) outcome.learning());
                steps.add((double) report.steps().size());
                worse +=
                        report.heldOut().filter(found -> found.difference() < 0).isPresent() ? 1 : 0;
            } finally {
                FreightLearning.delete(home);
            }
        }
        out.printf(
                Locale.ROOT,
                "%-12s  %14.0f %%     %.3f   %.3f   %s   %5d   %5.0f   %5.1f%n",
                name,
                100 * errors,
                mean(without),
                mean(with),
                "",
                worse,
                mean(calls),
                mean(steps));
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
