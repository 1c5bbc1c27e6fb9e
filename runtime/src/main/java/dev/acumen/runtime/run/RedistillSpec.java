package dev.acumen.runtime.run;

import dev.acumen.agent.rollout.EarlierRollouts;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.LearnSettings;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.retrieval.Retriever;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns another library from the attempts of a finished run, which are paid for already.
 *
 * @param run its id
 * @param library to learn into; empty for the run's with {@code -redistilled} behind it
 * @param evaluator how attempts are scored; empty for how they were
 * @param prompts a folder with prompts in place of the run's
 * @param settings of {@link dev.acumen.learning.LearnSettings} by name, in place of the run's
 * @param heldOutSamples attempts at each held-out task in each arm, made now; 0 for none
 */
public record RedistillSpec(
        String run,
        Optional<String> library,
        Optional<String> evaluator,
        Optional<Path> prompts,
        Map<String, String> settings,
        int heldOutSamples) {

    /** How the attempts of another run are named, before its id. */
    static final String ATTEMPTS_OF = "of run ";

    public RedistillSpec {
        settings = Map.copyOf(settings);
    }

    /** A run as it was, without new held-out attempts. */
    public static RedistillSpec of(String run) {
        return new RedistillSpec(run, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 0);
    }

    /**
     * The learning run; models and budget are the caller's to give, and where held-out attempts are made, the agent.
     *
     * @throws UserError if there is no such run, or it cannot be done over
     */
    public LearnSpec.Builder learning(RunEnvironment environment, ExperienceStore store) {
        FinishedRun found = FinishedRun.find(store, run).learned();
        String name = library.orElse(found.started().library() + "-redistilled");
        if (name.equals(found.started().library())) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "the library '" + name + "' learned from these attempts already: give another name with --library");
        }
        Domain domain = domain(environment, found);
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put("heldOutSamples", String.valueOf(heldOutSamples));
        LearnSettings before = found.settings(settings);
        changed.put(
                "batchSize",
                String.valueOf(before.batchSize(found.inputs().practice().size())));
        // Nothing is attempted anew, so nothing can be tried before it is adopted.
        AdoptionSettings.published().describe(changed);
        LearnSpec.Builder learning = LearnSpec.of(
                        name,
                        domain,
                        SplitTasks.toPractise(found.inputs().practice())
                                .heldOut(found.inputs().test())
                                .anchored(found.inputs().anchors()))
                .retrieval(Retriever.recorded(
                        found.spec().setting(Retriever.METHOD), found.spec().setting(Retriever.LESSONS_PER_TASK)))
                .recorded(Optional.of(new AttemptSource(
                        new EarlierRollouts(ReplayJob.practice(found), true), ATTEMPTS_OF + found.id())))
                .settings(found.settings(changed))
                .startingFrom(found.base(store.libraries()))
                .canBeSimulated(found.isSimulated());
        // Only held-out attempts are made anew; without them what the agent had is recorded and that is enough.
        return heldOutSamples == 0
                ? learning.recordedTools(found.inputs().kit(found.started().configuration()))
                : learning;
    }

    private Domain domain(RunEnvironment environment, FinishedRun found) {
        String spec = evaluator.orElseGet(found::scoredBy);
        Path folder = found.folder(environment);
        String name = found.configured("domain");
        List<String> tools = List.of(found.spec().setting("tools").orElse("").split(" "));
        Domain original =
                found.inputs().domain(folder, name, spec, Optional.empty()).with(tools);
        return prompts.map(changed -> found.inputs()
                        .domain(folder, name, spec, Optional.of(overridden(original, changed)))
                        .with(tools))
                .orElse(original);
    }

    private static PromptBook overridden(Domain domain, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserError.input(folder + " is no folder with prompts");
        }
        return domain.prompts().overriddenBy(folder);
    }
}
