package dev.acumen.benchmarks;

import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.LearnReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;

/**
 * Does learning help on the built-in domain, and is it the rewards that it learns from? Prints, for each seed, the held-out score
 * without and with the library, with true rewards and with rewards that were shuffled within each group.
 *
 * <p>Arguments: number of seeds (10), epochs (2).
 */
public final class FreightLearning {

    private FreightLearning() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        PrintStream out = System.out;
        out.println(
                "Freight, simulated endpoint (no language model: shows that the machinery works, not what a model can do)");
        out.printf(
                Locale.ROOT,
                "%d seeds, %d epochs, groups of 5, 100 practice and 100 held-out tasks%n%n",
                seeds,
                epochs);
        List<Double> gains = trials(out, seeds, epochs, false);
        List<Double> controls = trials(out, seeds, epochs, true);
        out.println();
        summary(out, "true rewards", gains);
        summary(out, "shuffled rewards", controls);
    }

    private static List<Double> trials(PrintStream out, int seeds, int epochs, boolean shuffled) throws IOException {
        List<Double> gains = new ArrayList<>();
        out.println(shuffled ? "shuffled rewards" : "true rewards");
        out.println("  seed   without    with   difference   95 % interval       lessons");
        for (long seed = 1; seed <= seeds; seed++) {
            Path home = Files.createTempDirectory("acumen-benchmark-");
            try {
                LearnReport report =
                        FreightTrial.published(seed, epochs, shuffled).run(home).report();
                gains.add(FreightTrial.gain(report));
                out.println(line(seed, report));
            } finally {
                delete(home);
            }
        }
        return gains;
    }

    private static String line(long seed, LearnReport report) {
        Optional<PairedComparison> heldOut = report.heldOut();
        int lessons = report.version().lessons().size();
        return heldOut.map(found -> String.format(
                        Locale.ROOT,
                        "  %4d     %.3f   %.3f       %+.3f   %+.3f to %+.3f   %7d",
                        seed,
                        found.without(),
                        found.with(),
                        found.difference(),
                        found.low(),
                        found.high(),
                        lessons))
                .orElseGet(() -> String.format(Locale.ROOT, "  %4d   nothing learned", seed));
    }

    private static void summary(PrintStream out, String name, List<Double> gains) {
        double mean = OverSeeds.mean(gains);
        double reach = OverSeeds.reach(gains);
        out.printf(
                Locale.ROOT,
                "%-16s  mean difference %+.3f, 95 %% interval over seeds %+.3f to %+.3f%n",
                name,
                mean,
                mean - reach,
                mean + reach);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
