package dev.acumen.runtime.run;

import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.TaskSet;
import dev.acumen.data.SplitTasks;
import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.signal.Sampling;
import dev.acumen.learning.signal.Signal;
import dev.acumen.learning.signal.SignalName;
import dev.acumen.prompts.PromptBook;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.store.journal.RecordedRun;
import dev.acumen.store.view.RunRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a learning run goes by.
 *
 * @param domain with the prompts
 * @param settings how to learn
 * @param tasks practised and held out
 */
record LearnTerms(Domain domain, LearnSettings settings, SplitTasks tasks) {

    private static final String ORDER = "attemptOrder";

    /** Refuses what cannot be learned. */
    static void require(LearnSpec spec) {
        if (spec.tasks().practice().tasks().isEmpty()) {
            throw UserError.input("there is no task to practise");
        }
        requireSignal(spec);
        AdoptionSettings adoption = spec.settings().adoption();
        int practice = spec.tasks().practice().size();
        int batch = spec.settings().batchSize(practice);
        boolean hasValidation = spec.tasks().validation().size() > 0;
        boolean decides = adoption.tries()
                && spec.own().strategies().names().keySet().stream()
                        .noneMatch(List.of("strategy.gate", "strategy.learner", "strategy.batches")::contains);
        if (!decides || hasValidation) {
            return;
        }
        if (adoption.gate().needsValidation()) {
            throw nothingToTry(
                    "--gate " + adoption.gate().word() + " needs validation tasks, and there are none", "some");
        }
        if (!spec.settings().groundTruth()) {
            throw nothingToTry(
                    "without ground truth only validation tasks can be tried on, and there are none", "some");
        }
        if (practice == 1) {
            throw nothingToTry("1 practice task leaves no other to try changes on", "more tasks");
        }
        if (batch == practice) {
            throw nothingToTry(
                    "with all " + practice + " practice tasks in one batch none is left to try changes on",
                    "validation tasks or a smaller --batch-size");
        }
    }

    /** Refuses signals that have nothing to go by. */
    private static void requireSignal(LearnSpec spec) {
        Signal signal = spec.settings().signal();
        if (spec.recorded().isPresent() && !signal.sampling().equals(Sampling.none())) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "the signal dapo makes further attempts where a group teaches nothing, and attempts that are recorded are all there are: leave dapo out,"
                            + " or say dapo:refill=1 for its penalty on length alone");
        }
        if (signal.sampling().resample() > 1 && !spec.settings().groundTruth()) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "dapo:resample needs ground truth: without it attempts are scored as a whole group, and cannot be made until one is right");
        }
        if (signal.has(SignalName.GDPO)) {
            requireSeveralRewards(spec);
        }
    }

    private static void requireSeveralRewards(LearnSpec spec) {
        Optional<List<RewardTerm>> terms = spec.own()
                .evaluator()
                .map(own -> own.part().rewardTerms())
                .orElseGet(() -> DomainEvaluators.rewardTerms(spec.evaluator(), spec.domain()));
        if (terms.isPresent() && terms.get().size() < 2) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "the signal gdpo keeps several rewards apart, and the evaluator " + spec.evaluator()
                            + " gives one: say --evaluator 'sum(right=..., short=tokens:100 if right)', or another --signal");
        }
    }

    private static UserError nothingToTry(String why, String remedy) {
        return new UserError(UserError.Kind.USAGE, why + ": give " + remedy + ", or say --gate none");
    }

    /** The same for a reviewing model with this context, if it is known. */
    LearnTerms within(OptionalInt contextTokens) {
        try {
            return contextTokens.isPresent()
                    ? new LearnTerms(domain, settings.withContextTokens(contextTokens.getAsInt()), tasks)
                    : this;
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** What the run keeps of what it was given, so that it can be done over. */
    Map<String, String> given(AgentKit kit, Set<String> prompts) {
        return RunInputs.of(domain, kit, prompts, kept(), tasks.anchorSet());
    }

    private Map<Split, TaskSet> kept() {
        Map<Split, TaskSet> kept = new EnumMap<>(Split.class);
        kept.put(Split.PRACTICE, tasks.practice());
        if (settings.adoption().tries()) {
            kept.put(Split.VALIDATION, tasks.validation());
        }
        kept.put(Split.TEST, tasks.test());
        return kept;
    }

    /** What of them decides what a run does. */
    Map<String, String> decides() {
        Map<String, String> decides = new HashMap<>(settings.describe());
        decides.put("domain", domain.name());
        decides.put("practice", tasks.practice().fingerprint().brief());
        decides.put("heldOut", tasks.test().fingerprint().brief());
        if (settings.adoption().tries()) {
            decides.put("validation", tasks.validation().fingerprint().brief());
        }
        tasks.anchorSet()
                .ifPresent(
                        anchors -> decides.put("anchors", anchors.fingerprint().brief()));
        decides.put("instructions", Fingerprint.of(domain.instructions()).brief());
        return decides;
    }

    /** These, and the same with the tasks split as they were before splits were made as they are now. */
    Stream<LearnTerms> inAnySplit() {
        return Stream.concat(
                Stream.of(this), tasks.earlier().stream().map(earlier -> new LearnTerms(domain, settings, earlier)));
    }

    /** The same with the built-in prompts and the order of attempts that a run began with, and without what could not be set then. What the user chose stays. */
    LearnTerms asIn(RunRecord run, RecordedRun recorded) {
        Map<String, String> builtIn = PromptBook.builtIn().texts();
        Map<String, String> texts = new LinkedHashMap<>(domain.prompts().texts());
        texts.replaceAll((file, text) -> text.equals(builtIn.get(file))
                ? recorded.given(RunSpec.PROMPT + file).orElse(text)
                : text);
        Map<String, String> names = new HashMap<>(settings.describe());
        RunSpec earlier = RunSpec.recorded(run.kind(), run.library(), run.configuration());
        Map<String, String> usual = LearnSettings.math().build().describe();
        SettingDefaults.ALL.forEach((name, value) -> {
            boolean isChosen = !value.equals(names.get(name))
                    && !usual.getOrDefault(name, value).equals(names.get(name));
            if (name.equals(ORDER) || (!earlier.settings().containsKey(name) && !isChosen)) {
                names.put(name, earlier.setting(name).orElse(value));
            }
        });
        return new LearnTerms(domain.prompted(PromptBook.of(texts)), LearnSettings.described(names), tasks);
    }
}
