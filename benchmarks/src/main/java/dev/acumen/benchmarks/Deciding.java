package dev.acumen.benchmarks;

import dev.acumen.Acumen;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.data.FieldNames;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.compare.SequentialComparison;
import dev.acumen.runtime.config.ModelSpec;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainTasks;
import dev.acumen.runtime.domain.Domains;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.run.EvaluationArm;
import dev.acumen.runtime.run.EvaluationSpec;
import dev.acumen.runtime.run.LearnSpec;
import dev.acumen.runtime.run.RunChoice;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

/**
 * What {@code acumen compare --until decided} says on the built-in domain: of a learned library against itself, which must not be told apart, and against no
 * lessons, which must be told soon.
 *
 * <p>Arguments: comparisons of the library with itself (200), seeds of comparisons with none (20).
 */
public final class Deciding {

    private static final String LIBRARY = "freight";

    private Deciding() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset();
        int same = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        PrintStream out = System.out;
        out.println(
                "Freight, simulated endpoint (no language model: shows that the machinery works, not what a model can do)");
        Path home = Files.createTempDirectory("acumen-benchmark-");
        try (Acumen acumen = Acumen.at(home)
                .variables(Map.of())
                .notices(notice -> {})
                .model(ModelSpec.simulated())
                .build()) {
            RunEnvironment environment = new RunEnvironment(Map.of(), home, Clock.systemUTC(), notice -> {});
            Domain domain = Domains.find(environment, LIBRARY, false);
            SplitTasks tasks = new DomainTasks(
                            environment,
                            domain,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            FieldNames.usual())
                    .find(0)
                    .tasks();
            acumen.learn(LearnSpec.of(LIBRARY, domain, tasks)
                    .settings(LearnSettings.math().build())
                    .canBeSimulated(true)
                    .build());
            List<SequentialComparison> itself = new ArrayList<>();
            for (int seed = 1; seed <= same; seed++) {
                itself.add(compared(acumen, domain, tasks, EvaluationArm.version(LIBRARY), seed));
            }
            summary(out, "a learned library against itself", itself);
            List<SequentialComparison> none = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                none.add(compared(acumen, domain, tasks, EvaluationArm.NONE, seed));
            }
            summary(out, "a learned library against no lessons", none);
        } finally {
            FreightLearning.delete(home);
        }
    }

    private static SequentialComparison compared(
            Acumen acumen, Domain domain, SplitTasks tasks, EvaluationArm against, long seed) {
        return acumen.compare(EvaluationSpec.of(domain, tasks)
                        .arms(List.of(against, EvaluationArm.version(LIBRARY)))
                        .seed(seed)
                        .untilDecided(0.05, 0.02)
                        .choice(RunChoice.NEW)
                        .build())
                .sequential()
                .orElseThrow();
    }

    private static void summary(PrintStream out, String name, List<SequentialComparison> found) {
        List<Integer> tasks =
                new ArrayList<>(found.stream().map(SequentialComparison::tasks).toList());
        Collections.sort(tasks);
        out.printf(
                Locale.ROOT,
                "%-38s %3d comparisons: %3d better, %3d worse, %3d same, %3d cannot tell; median tasks %d (%d to %d)%n",
                name,
                found.size(),
                count(found, ComparisonVerdict.BETTER),
                count(found, ComparisonVerdict.WORSE),
                count(found, ComparisonVerdict.SAME),
                count(found, ComparisonVerdict.CANNOT_TELL),
                tasks.get(tasks.size() / 2),
                tasks.get(0),
                tasks.get(tasks.size() - 1));
    }

    private static long count(List<SequentialComparison> found, ComparisonVerdict verdict) {
        return found.stream().filter(one -> one.verdict() == verdict).count();
    }
}
