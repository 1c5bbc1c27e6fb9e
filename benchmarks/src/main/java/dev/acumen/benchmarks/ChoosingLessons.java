package dev.acumen.benchmarks;

import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.Economy;
import dev.acumen.learning.GateKind;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.LearnSettingsBuilder;
import dev.acumen.learning.LearningRun;
import dev.acumen.learning.UpkeepKind;
import dev.acumen.learning.compare.PairedComparison;
import dev.acumen.learning.report.LearnReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;

/**
 * What choosing among lessons is worth on the built-in domain, where the truth is known: held-out score against calls, for several ways to learn and reviewers
 * that word no lesson, a quarter or half of them wrongly; and with a reviewer that is never wrong, controls in which what is learned from carries no information (noise, shuffled) or more than usual (words). Calls for held-out attempts are not counted.
 *
 * <p>Arguments: number of seeds (20), then the names of ways, all unless named.
 */
public final class ChoosingLessons {

    private static final List<Double> ERROR_RATES = List.of(0.0, 0.25, 0.5);
    private static final int PLOT_WIDTH = 40;

    private ChoosingLessons() {}

    /**
     * A way to learn.
     *
     * @param settings how
     * @param change what else is different about a run, by its seed
     * @param errors shares of lessons that the reviewer words wrongly
     */
    private record Way(
            Supplier<LearnSettingsBuilder> settings,
            LongFunction<UnaryOperator<LearningRun.Builder>> change,
            List<Double> errors) {

        static Way of(Supplier<LearnSettingsBuilder> settings) {
            return new Way(settings, seed -> UnaryOperator.identity(), ERROR_RATES);
        }

        /** The same with something changed, and a reviewer that is never wrong. */
        Way control(LongFunction<UnaryOperator<LearningRun.Builder>> with) {
            return new Way(settings, with, List.of(0.0));
        }
    }

    /** The ways to learn, by name. */
    private static Map<String, Way> ways() {
        OptionalInt smallBatch = OptionalInt.of(LearnSettings.math().build().batchSize(100));
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("published", Way.of(() -> LearnSettings.math().published()));
        Way untested = Way.of(() -> LearnSettings.math()
                .adoption(AdoptionSettings.published())
                .batchSize(smallBatch)
                .economy(Economy.none()));
        Way tested = Way.of(LearnSettings::math);
        ways.put("no-choice", untested);
        ways.put("probe", Way.of(() -> LearnSettings.math().economy(Economy.none())));
        ways.put("default", tested);
        ways.put("dropout", Way.of(() -> LearnSettings.math().lessonDropout(0.2)));
        ways.put(
                "thrifty",
                Way.of(() -> LearnSettings.math()
                        .adoption(new AdoptionSettings(GateKind.PROBE, 2, 24, OptionalInt.of(8), UpkeepKind.COMPACT))));
        ways.put("noise", tested.control(FreightTrial::noise));
        ways.put("shuffled", tested.control(FreightTrial::shuffled));
        ways.put("noise-nc", untested.control(FreightTrial::noise));
        ways.put("shuffled-nc", untested.control(FreightTrial::shuffled));
        // What is learned from counts most where there is little of it: each task once, and nothing tried.
        Way once = Way.of(() -> LearnSettings.math()
                .adoption(AdoptionSettings.published())
                .batchSize(smallBatch)
                .economy(Economy.none())
                .epochs(1));
        ways.put("once", once.control(seed -> UnaryOperator.identity()));
        ways.put("once-words", once.control(seed -> FreightTrial.words()));
        ways.put("once-noise", once.control(FreightTrial::noise));
        ways.put("once-shuffled", once.control(FreightTrial::shuffled));
        return ways;
    }

    /** Prints the table and the plot. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
        PrintStream out = System.out;
        out.println(
                "Freight, simulated endpoint (no language model: shows that the machinery works, not what a model can do)");
        out.printf(Locale.ROOT, "%d seeds, 100 practice, 50 validation and 100 held-out tasks%n%n", seeds);
        out.println("way         reviewer wrong  without   with   95 % interval     worse   calls  steps");
        List<Row> rows = new ArrayList<>();
        Map<Long, Double> starts = new HashMap<>();
        for (Map.Entry<String, Way> way : ways().entrySet()) {
            if (wanted.isEmpty() || wanted.contains(way.getKey())) {
                for (double errors : way.getValue().errors()) {
                    Row row = Row.of(way.getKey(), way.getValue(), errors, seeds, starts);
                    rows.add(row);
                    out.println(row.line());
                }
            }
        }
        out.println();
        rows.forEach(row -> out.println(row.bar()));
    }

    /**
     * What a way to learn came to.
     *
     * @param name of the way
     * @param errors share of lessons that the reviewer words wrongly
     * @param without held-out score without the library, mean over seeds
     * @param with held-out scores with it, by seed
     * @param worse seeds with which it was below the start
     * @param calls for learning, mean over seeds
     * @param steps mean over seeds
     */
    private record Row(
            String name, double errors, double without, List<Double> with, int worse, double calls, double steps) {

        /** Learns with every seed. What a seed scores without a library is kept in {@code starts}: a run that learned nothing measures nothing, and is where it began. */
        static Row of(String name, Way way, double errors, int seeds, Map<Long, Double> starts) throws IOException {
            List<Double> with = new ArrayList<>();
            List<Double> calls = new ArrayList<>();
            List<Double> steps = new ArrayList<>();
            int worse = 0;
            for (long seed = 1; seed <= seeds; seed++) {
                Path home = Files.createTempDirectory("acumen-benchmark-");
                try {
                    FreightTrial.Outcome outcome = new FreightTrial(
                                    seed, way.settings().get(), way.change().apply(seed), errors)
                            .run(home);
                    LearnReport report = outcome.report();
                    Optional<PairedComparison> heldOut = report.heldOut();
                    if (heldOut.isPresent()) {
                        starts.put(seed, heldOut.get().without());
                    }
                    if (starts.containsKey(seed)) {
                        with.add(heldOut.map(PairedComparison::with).orElse(starts.get(seed)));
                    }
                    worse += heldOut.filter(found -> found.verdict() == ComparisonVerdict.WORSE)
                                    .isPresent()
                            ? 1
                            : 0;
                    calls.add((double) outcome.learning());
                    steps.add((double) report.steps().size());
                } finally {
                    FreightLearning.delete(home);
                }
            }
            return new Row(
                    name,
                    errors,
                    OverSeeds.mean(List.copyOf(starts.values())),
                    with,
                    worse,
                    OverSeeds.mean(calls),
                    OverSeeds.mean(steps));
        }

        String line() {
            double reach = OverSeeds.reach(with);
            return String.format(
                    Locale.ROOT,
                    "%-11s %12.0f %%    %.3f  %.3f   %.3f to %.3f   %5d   %5.0f  %5.1f",
                    name,
                    100 * errors,
                    without,
                    OverSeeds.mean(with),
                    OverSeeds.mean(with) - reach,
                    OverSeeds.mean(with) + reach,
                    worse,
                    calls,
                    steps);
        }

        String bar() {
            int length = (int) Math.round(PLOT_WIDTH * OverSeeds.mean(with));
            int start = (int) Math.round(PLOT_WIDTH * without);
            StringBuilder bar = new StringBuilder();
            for (int place = 0; place < PLOT_WIDTH; place++) {
                bar.append(place < Math.min(start, length) ? '=' : place < length ? '#' : '.');
            }
            return String.format(
                    Locale.ROOT,
                    "%-11s %3.0f %%  %s  %.3f  %5.0f calls",
                    name,
                    100 * errors,
                    bar,
                    OverSeeds.mean(with),
                    calls);
        }
    }
}
