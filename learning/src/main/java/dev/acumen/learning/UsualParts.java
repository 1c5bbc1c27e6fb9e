package dev.acumen.learning;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.work.Health;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.RewardTerm;
import dev.acumen.core.task.Task;
import dev.acumen.learning.credit.LessonDropout;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.internal.review.ContextWindow;
import dev.acumen.learning.internal.review.Curator;
import dev.acumen.learning.internal.review.Distiller;
import dev.acumen.learning.internal.review.ReviewTerms;
import dev.acumen.learning.internal.review.Reviewer;
import dev.acumen.learning.internal.review.SignalView;
import dev.acumen.learning.report.Forecast;
import dev.acumen.learning.report.StepReport;
import dev.acumen.learning.similarity.NearDuplicates;
import dev.acumen.prompts.PromptBook;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The parts of a run that follow from its settings, where no strategy replaces them.
 *
 * @param settings how to learn
 * @param strategies what replaces the usual parts
 * @param reviewer the model that reviews attempts
 * @param prompts all prompts
 * @param instructions what the agent is told in every task
 * @param checks what a lesson has to pass before it is adopted
 * @param validation tasks that are never practised, to choose among changes with
 * @param anchors tasks that must stay right
 * @param terms of the evaluator's rewards, as far as it tells
 * @param events told what happens
 */
record UsualParts(
        LearnSettings settings,
        Strategies strategies,
        Endpoint reviewer,
        PromptBook prompts,
        String instructions,
        LessonCheck checks,
        List<Task> validation,
        List<Task> anchors,
        List<RewardTerm> terms,
        Consumer<RunEvent> events) {

    /** What decides on adoption. */
    AdoptionGate gate(List<Task> practice) {
        AdoptionSettings adoption = settings.adoption();
        return strategies
                .gate()
                .orElseGet(() ->
                        adoption.tries() ? new ProbeGate(adoption.gate(), probeTasks(practice)) : AdoptionGate.open());
    }

    /** Without ground truth the references of practice tasks decide nothing. */
    private ProbeTasks probeTasks(List<Task> practice) {
        return new ProbeTasks(
                validation,
                settings.groundTruth() ? practice : List.of(),
                anchors,
                settings.adoption().probeTasks(),
                settings.seed());
    }

    /** What ends the run before its plan is done. */
    StopRule stop(LearnPlan plan, List<Task> practice) {
        return strategies
                .stop()
                .orElseGet(
                        () -> settings.economy().endsEarly() && plan.recorded().isEmpty()
                                // Attempts that were made elsewhere cost nothing, and every one of them is read.
                                ? new IdleStop(plan.batches(), practice)
                                : StopRule.never());
    }

    /** What the run may come to, where an attempt takes that many calls. */
    Forecast forecast(LearnPlan plan, List<Task> practice, List<Task> heldOut, boolean beginsWithLessons, int turns) {
        return plan.forecast(practice, validation.size(), heldOut, beginsWithLessons, turns);
    }

    /** The next batch, unless a rule ends the run. */
    Optional<Batch> next(LearnPlan plan, StopRule stop, History history) {
        Optional<Batch> batch = plan.batches().next(history);
        Optional<String> reason = batch.flatMap(planned -> stop.reason(history));
        reason.ifPresent(why -> events.accept(new RunEvent.Notice("the run ends here: " + why)));
        return batch.filter(planned -> reason.isEmpty());
    }

    /** Tells that a step begins. */
    void started(LearnPlan plan, StepId step, Batch batch) {
        events.accept(new RunEvent.StepStarted(
                step, Math.max(plan.steps(), step.number()), batch.plan().size(), plan.attempts(step, batch)));
    }

    /**
     * What measures how far versions move what the model writes.
     *
     * @param endpoint the model that attempts tasks
     * @param turns the most calls of an attempt; what stands before a reply is only known where it is one
     */
    DriftMeter drift(Endpoint endpoint, int turns, Workers workers) {
        int measured = settings.signal().measured();
        if (measured > 0 && turns != 1) {
            events.accept(new RunEvent.Notice("no drift of versions is measured: attempts may take several turns"));
        }
        return new DriftMeter(
                endpoint,
                new Injector(prompts, instructions),
                strategies.retrieval(),
                workers,
                turns == 1 ? measured : 0,
                events);
    }

    /** After the first step, what there is to gain at all. */
    void noticeHeadroom(StepReport report) {
        if (report.step().number() == 1 && settings.groundTruth()) {
            Headroom.of(report).ifPresent(words -> events.accept(new RunEvent.Notice(words)));
        }
    }

    /** Which lessons stand before a practice attempt: those that would stand there in use, but for what is left out to see what it is worth. */
    LessonSelector practised() {
        NearDuplicates alike = strategies.upkeep().nearDuplicates().orElseGet(NearDuplicates::lexical);
        return LessonDropout.of(
                settings.lessonDropout(), settings.seed(), settings.groupSize(), alike::alike, strategies.practised());
    }

    /** Who learns. */
    Learner learner(Workers workers, Health health, List<Task> practice) {
        return strategies.learner().orElseGet(() -> grpo(workers, health, practice));
    }

    /** The closed set that answers come from, where the reviewer may know of it. */
    private List<String> labels(List<Task> practice) {
        return settings.material() == ReviewMaterial.EVIDENCE && settings.groundTruth()
                ? ClosedAnswers.of(practice, settings.answers())
                : List.of();
    }

    private GroupSignals signals() {
        return new GroupSignals(
                settings,
                strategies.rewards().orElseGet(() -> settings.signal().rewards(settings.maxOutputTokens())),
                strategies.groups().orElseGet(settings.signal()::groups),
                strategies.advantages().orElseGet(() -> settings.signal().advantages(terms)));
    }

    private Learner grpo(Workers workers, Health health, List<Task> practice) {
        Reviewer asked = new Reviewer(
                reviewer, prompts, settings.reviewTemperature(), new ContextWindow(settings.contextTokens()), health);
        boolean evidence = settings.material() == ReviewMaterial.EVIDENCE;
        List<String> labels = labels(practice);
        SignalView view = SignalView.of(settings.signal(), terms);
        ReviewTerms going = evidence
                ? new ReviewTerms(settings.lessonsPerGroup(), settings.groundTruth(), true, instructions, labels, view)
                : ReviewTerms.published(settings.lessonsPerGroup(), settings.groundTruth(), view);
        Upkeep upkeep = strategies.upkeep().orElse(settings.adoption().upkeep(), labels);
        Curator curator = new Curator(
                asked,
                workers,
                settings.limits(),
                upkeep.nearDuplicates(),
                evidence,
                !evidence || settings.adoption().tries(),
                view.isWeighed());
        return new TrainingFreeGrpo(
                strategies.upkeep(upkeep),
                signals(),
                reviewer.name(),
                new Distiller(asked, workers, going),
                curator,
                settings,
                checks,
                new LessonContext(practice, List.of(), !labels.isEmpty()),
                events);
    }

    /** Every task that lessons of the run's version may have been drawn from or chosen by. */
    List<Task> seen(List<Task> practice, LearningJournal journal) {
        return Stream.of(practice, validation, journal.practised())
                .flatMap(List::stream)
                .toList();
    }
}
