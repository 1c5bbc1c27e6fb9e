package dev.acumen.examples;

import dev.acumen.Acumen;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import dev.acumen.learning.AdoptionGate;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.Strategies;
import dev.acumen.learning.report.Adoption;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.run.LearnSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides with code of one's own: here a version is adopted only if it does no worse on a few tasks that are never practised. */
public final class OwnStrategyExample {

    private OwnStrategyExample() {}

    /** Arguments: the home folder, the URL of an OpenAI-compatible server, the model's name. */
    public static void main(String[] args) {
        System.out.println(learn(Path.of(args[0]), args[1], args[2]));
    }

    static LearnReport learn(Path home, String url, String model) {
        List<Task> probe = Freight.heldOut(6);
        AdoptionGate noWorse = context -> {
            LibraryVersion candidate = context.versions().get(0);
            List<List<Group>> groups = context.trials().attempt(probe, List.of(context.base(), candidate), 1);
            double before = mean(groups.get(0));
            double after = mean(groups.get(1));
            String reason = "mean reward " + before + " before and " + after + " after";
            return after >= before
                    ? new Adoption(Optional.of(candidate.id()), reason)
                    : new Adoption(Optional.empty(), reason);
        };
        try (Acumen acumen = Acumen.at(home).model(url, model).build()) {
            return acumen.learn(LearnSpec.of("own-strategy", Freight.practice(8))
                    .instructions(Freight.instructions())
                    .evaluator("numeric:abs=0.005")
                    .settings(LearnSettings.math().epochs(1).build())
                    .strategies(Strategies.builtIn().gate("no-worse-1", noWorse))
                    .build());
        }
    }

    private static double mean(List<Group> groups) {
        return groups.stream()
                .flatMapToDouble(group -> Arrays.stream(group.rewards()))
                .average()
                .orElse(0);
    }
}
