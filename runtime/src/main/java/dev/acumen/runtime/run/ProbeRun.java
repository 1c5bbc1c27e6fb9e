package dev.acumen.runtime.run;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import dev.acumen.learning.AdoptionSettings;
import dev.acumen.learning.Headroom;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.ReviewMaterial;
import dev.acumen.learning.ScratchLibraries;
import dev.acumen.learning.estimate.Estimate;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.LearnReport;
import dev.acumen.runtime.agent.AgentKit;
import dev.acumen.runtime.environment.RunEnvironment;
import dev.acumen.store.ExperienceStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Practises a few tasks of a learning run as that run would, and scales what that took. The calls are real, paid for, and kept as a run of their
 * own; nothing of what it learns is kept.
 *
 * @param environment with the clock
 * @param store where the run is kept
 * @param job the learning run
 */
record ProbeRun(RunEnvironment environment, ExperienceStore store, LearnJob job) {

    private static final String KIND = "probe";

    ProbeResult run(int tasks, Consumer<RunEvent> events) {
        List<Task> practice = job.tasks().practice().tasks();
        List<Task> some = practice.subList(0, Math.min(tasks, practice.size()));
        Map<String, String> decides = new TreeMap<>(job.decides().settings());
        decides.put("probe", String.valueOf(some.size()));
        RunCoordinator.Begun run = new RunCoordinator(
                        RunSpec.of(KIND, job.spec().library(), decides), Map.of(), Map.of())
                .begin(store, environment, job.spec().choice());
        List<FinishedCall> calls = Collections.synchronizedList(new ArrayList<>());
        LearnReport report = learn(run, some, calls, events);
        run.end("{}", environment.clock());
        int mixed = report.steps().stream()
                .mapToInt(step -> step.report().groups(Group.Outcome.MIXED))
                .sum();
        int reviewed = mixed + (reviewsFailures() ? allWrong(report) : 0);
        return new ProbeResult(
                run.id(),
                some.size(),
                calls.size(),
                mixed,
                report.steps().stream().findFirst().flatMap(step -> Headroom.of(step.report())),
                Estimate.of(
                        job.forecast(),
                        new Estimate.Probe(
                                calls,
                                some.size(),
                                reviewed,
                                job.settings().groupSize(),
                                job.settings().limits().tokens()),
                        job.connection().settings().price(),
                        job.connection().settings().concurrency()));
    }

    private LearnReport learn(
            RunCoordinator.Begun run, List<Task> some, List<FinishedCall> calls, Consumer<RunEvent> events) {
        try (AgentKit.ClosableAgent agent = job.kit().agent(job.domain().prompts(), run.journal(), event -> {})) {
            return job.builder(new ScratchLibraries(store.libraries()), job.models(run, event -> collect(event, calls)))
                    .settings(settings())
                    .agent(Own.or(job.spec().own().agent(), agent))
                    .journal(attempt -> run.journal().append(new JournalEntry.Attempted(attempt)))
                    .events(events)
                    .build()
                    .learn(run.id(), job.spec().library(), LibraryVersion.empty(), some, List.of());
        }
    }

    /** Whether groups without a right attempt are reviewed too. */
    private boolean reviewsFailures() {
        return job.settings().groundTruth() && job.settings().material() == ReviewMaterial.EVIDENCE;
    }

    private static int allWrong(LearnReport report) {
        return report.steps().stream()
                .mapToInt(step -> step.report().groups(Group.Outcome.ALL_WRONG))
                .sum();
    }

    /** One step with all tasks, and nothing held out. */
    private LearnSettings settings() {
        Map<String, String> names = new HashMap<>(job.settings().describe());
        names.putAll(Map.of("epochs", "1", "batchSize", "all", "heldOutSamples", "0", "sequentialGroups", "false"));
        AdoptionSettings.published().describe(names);
        return LearnSettings.described(names);
    }

    private static void collect(CallEvent event, List<FinishedCall> calls) {
        if (event instanceof CallEvent.Answered answered) {
            calls.add(answered.call());
        } else if (event instanceof CallEvent.Replayed replayed) {
            calls.add(replayed.call());
        }
    }
}
