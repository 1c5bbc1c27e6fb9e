package dev.acumen.benchmarks;

import dev.acumen.learning.credit.LessonEffect;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.logging.LogManager;

/**
 * Does lesson dropout find the harmful lessons? In a library with a lesson on each of the built-in domain's topics some name a wrong convention; 100 tasks are
 * practised several times in groups of 5, and from one attempt of each group lessons are left out. Prints, for each seed, what was proposed for retirement.
 *
 * <p>Arguments: number of seeds (20), harmful lessons of the 12 (4), epochs (6, that is 600 masked attempts).
 */
public final class LessonCredit {

    private LessonCredit() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int harmful = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int epochs = args.length > 2 ? Integer.parseInt(args[2]) : 6;
        PrintStream out = System.out;
        out.println(
                "Freight, simulated endpoint (no language model: shows that the machinery works, not what a model can do)");
        out.printf(
                Locale.ROOT,
                "%d seeds, %d of 12 lessons harmful, %d epochs of 100 tasks in groups of %d, each lesson left out of one attempt a group at 0.5%n%n",
                seeds,
                harmful,
                epochs,
                CreditTrial.GROUP);
        out.println("  seed   masked   effect of harmful   of others   found   missed   wrongly   harmful together");
        List<CreditTrial.Found> all = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            Path home = Files.createTempDirectory("acumen-benchmark-");
            try {
                CreditTrial.Found found = new CreditTrial(seed, harmful, epochs).run(home);
                all.add(found);
                out.printf(
                        Locale.ROOT,
                        "  %4d   %6d   %17s   %9s   %5d   %6d   %7d   %s%n",
                        seed,
                        found.credit().masked(),
                        mean(List.of(found), true),
                        mean(List.of(found), false),
                        found.found(),
                        found.missed(),
                        found.wrongly(),
                        found.credit().harmfulTogether());
            } finally {
                FreightLearning.delete(home);
            }
        }
        int found = all.stream().mapToInt(CreditTrial.Found::found).sum();
        int missed = all.stream().mapToInt(CreditTrial.Found::missed).sum();
        int wrongly = all.stream().mapToInt(CreditTrial.Found::wrongly).sum();
        out.println();
        out.printf(
                Locale.ROOT,
                "  mean effect of a harmful lesson %s, of another %s; precision %s, recall %s%n",
                mean(all, true),
                mean(all, false),
                share(found, found + wrongly),
                share(found, found + missed));
    }

    private static String mean(List<CreditTrial.Found> trials, boolean isHarmful) {
        double[] effects = trials.stream()
                .flatMap(trial -> trial.credit().effects().stream()
                        .filter(among(trial, isHarmful))
                        .flatMap(effect -> effect.estimate().stream()))
                .mapToDouble(LessonEffect.Estimate::effect)
                .toArray();
        double sum = 0;
        for (double effect : effects) {
            sum += effect;
        }
        return effects.length == 0 ? "-" : String.format(Locale.ROOT, "%+.3f", sum / effects.length);
    }

    private static Predicate<LessonEffect> among(CreditTrial.Found trial, boolean isHarmful) {
        return effect -> trial.planted().contains(effect.lesson().id()) == isHarmful;
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f (%d of %d)", (double) part / whole, part, whole);
    }
}
