package dev.acumen.learning;

import dev.acumen.core.group.Group;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.rollout.WrittenLength;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.group.AdvantageEstimator;
import dev.acumen.learning.group.AdvantagedGroup;
import dev.acumen.learning.group.Compared;
import dev.acumen.learning.group.ComparedGroup;
import dev.acumen.learning.group.GroupHistory;
import dev.acumen.learning.group.GroupSelector;
import dev.acumen.learning.group.RewardShaping;
import dev.acumen.learning.group.Selection;
import dev.acumen.learning.internal.review.Contrast;
import dev.acumen.learning.internal.review.GroupEvidence;
import dev.acumen.learning.internal.words.PlanningPhrases;
import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.PlanTrial;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.signal.SignalName;
import dev.langchain4j.data.message.AiMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The signal of a run at work: what it makes of groups.
 *
 * @param settings with the signal and the order in which attempts are shown
 * @param rewards by which attempts are compared
 * @param groups which of them are contrasted
 * @param advantages how much each counts
 */
record GroupSignals(
        LearnSettings settings, RewardShaping rewards, GroupSelector groups, AdvantageEstimator advantages) {

    /**
     * A group and what the signal made of it.
     *
     * @param group as it was attempted
     * @param compared with the advantages of those that are contrasted; empty if the group teaches nothing
     * @param leftOut why other attempts are not contrasted
     * @param why the group teaches nothing, where it does not
     */
    record Chosen(Group group, Optional<AdvantagedGroup> compared, Map<RolloutId, String> leftOut, String why) {}

    /** What is compared of a group. */
    Chosen choose(Group group, GroupHistory history) {
        ComparedGroup all = rewards.shape(group, history);
        Selection selection = groups.select(all, history);
        Map<RolloutId, String> leftOut = new LinkedHashMap<>();
        group.members().forEach(member -> {
            Optional<Compared> compared = all.members().stream()
                    .filter(one -> one.attempt().equals(member))
                    .findFirst();
            if (compared.isEmpty()) {
                leftOut.put(member.rollout().id(), "not graded" + cause(member));
            } else if (!compared.get().isShown()) {
                leftOut.put(member.rollout().id(), "cut off: counts in the mean, and is not contrasted");
            }
        });
        selection.leftOut().forEach(leftOut::putIfAbsent);
        if (!selection.teaches()) {
            String why = selection.leftOut().values().stream().findFirst().orElse("no attempt was graded");
            return new Chosen(group, Optional.empty(), leftOut, why);
        }
        return new Chosen(group, Optional.of(advantages.estimate(selection.contrasted())), leftOut, "");
    }

    private static String cause(ScoredRollout member) {
        return member.score() instanceof Score.Unscored missing
                ? ": " + missing.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "";
    }

    /** Whether no group can be reviewed before all of a batch are there. */
    boolean isOverBatch() {
        return advantages.isOverBatch();
    }

    /** The groups of a batch with what is made of them once all are there. */
    List<Chosen> overBatch(List<Chosen> batch) {
        List<Chosen> teaching =
                batch.stream().filter(one -> one.compared().isPresent()).toList();
        List<AdvantagedGroup> changed = advantages.overBatch(
                teaching.stream().flatMap(one -> one.compared().stream()).toList());
        return batch.stream()
                .map(one -> one.compared().isEmpty()
                        ? one
                        : new Chosen(
                                one.group(), Optional.of(changed.get(teaching.indexOf(one))), one.leftOut(), one.why()))
                .toList();
    }

    /** The attempts that are shown, in their order; none if they say nothing. */
    List<Contrast> contrasts(Chosen chosen) {
        return chosen.compared()
                .map(compared -> settings.order() == AttemptOrder.ADVANTAGE
                        ? Contrast.byAdvantage(compared, settings.signal().isWeighed())
                        : Contrast.asTheyCame(compared))
                .orElse(List.of());
    }

    /** What is shown of a group; empty if it teaches nothing by itself. */
    Optional<GroupEvidence> evidence(Chosen chosen) {
        List<Contrast> contrasts = new ArrayList<>(contrasts(chosen));
        if (contrasts.isEmpty()) {
            return Optional.empty();
        }
        if (settings.signal().has(SignalName.GFPO)) {
            longer(chosen, contrasts).ifPresent(contrasts::add);
        }
        return Optional.of(GroupEvidence.contrasted(chosen.group().task(), contrasts, weight(chosen)));
    }

    /** Where attempts are chosen by their length, the longest that was left out and did as well as the best: without weight, so that it is seen what makes one long. */
    private static Optional<Contrast> longer(Chosen chosen, List<Contrast> contrasts) {
        double best = contrasts.stream()
                .mapToDouble(contrast -> contrast.member().rewardOrZero())
                .max()
                .orElse(0);
        return chosen.group().graded().stream()
                .filter(member ->
                        contrasts.stream().noneMatch(one -> one.member().equals(member))
                                && member.rewardOrZero() >= best)
                .max(Comparator.comparingLong(member ->
                        WrittenLength.of(member.rollout().trajectory()).tokens()))
                .map(member -> new Contrast(member, 0, 0, contrasts.get(0).isWeighed()));
    }

    private double weight(Chosen chosen) {
        return settings.signal().isWeighed()
                ? chosen.compared().map(AdvantagedGroup::weight).orElse(0.0)
                : 1;
    }

    /** The same for the record. */
    GroupSignal report(Chosen chosen) {
        TaskId task = chosen.group().task().id();
        List<Contrast> contrasts = contrasts(chosen);
        if (contrasts.isEmpty()) {
            return GroupSignal.passedOver(
                    task, chosen.leftOut(), chosen.why().isEmpty() ? "its attempts count alike" : chosen.why());
        }
        Map<RolloutId, String> leftOut = new LinkedHashMap<>(chosen.leftOut());
        chosen.compared().stream()
                .flatMap(compared -> compared.group().shown().stream())
                .filter(member ->
                        contrasts.stream().noneMatch(one -> one.member().equals(member.attempt())))
                .forEach(
                        member -> leftOut.putIfAbsent(member.attempt().rollout().id(), "says too little"));
        return new GroupSignal(
                task,
                contrasts.stream()
                        .map(one -> new GroupSignal.WeighedAttempt(
                                one.member().rollout().id(), one.advantage(), one.signedWeight()))
                        .toList(),
                weight(chosen),
                leftOut,
                Optional.empty());
    }

    /** Entropy in nats of the ways in which tasks were gone about, on average over the groups; empty unless the signal looks at plans. */
    OptionalDouble planEntropy(List<Group> attempted) {
        return settings.signal().planning().isEmpty()
                ? OptionalDouble.empty()
                : attempted.stream()
                        .map(Group::graded)
                        .filter(graded -> graded.size() > 1)
                        .mapToDouble(graded -> PlanningPhrases.entropy(
                                graded.stream().map(member -> PlanningPhrases.strategy(said(member)))))
                        .average();
    }

    private static String said(ScoredRollout member) {
        return member.rollout().trajectory().messages().stream()
                .filter(AiMessage.class::isInstance)
                .map(message -> ((AiMessage) message).text())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /**
     * What groups of the next step go by.
     *
     * @param history of the run
     * @param attempted groups of earlier steps, in their order
     */
    GroupHistory history(History history, List<Group> attempted) {
        List<Double> means = new ArrayList<>();
        Map<VersionId, Double> benefits = new HashMap<>();
        for (StepOutcome step : history.steps()) {
            step.report().results().stream()
                    .filter(result -> !result.rewards().isEmpty())
                    .mapToDouble(result -> result.rewards().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0))
                    .forEach(means::add);
            step.adoption()
                    .trial()
                    .ifPresent(trial -> step.adoption()
                            .adopted()
                            .flatMap(trial::of)
                            .ifPresent(adopted -> benefits.put(adopted.version(), benefit(benefits, trial, adopted))));
        }
        GroupHistory before = new GroupHistory(means, Map.of(), benefits);
        Map<TaskId, List<Compared>> attempts = new HashMap<>();
        IntStream.iterate(attempted.size() - 1, place -> place >= 0, place -> place - 1)
                .mapToObj(attempted::get)
                .forEach(group -> attempts.computeIfAbsent(group.task().id(), first -> new ArrayList<>())
                        .addAll(rewards.shape(group, before).shown()));
        return new GroupHistory(means, attempts, benefits);
    }

    private static double benefit(Map<VersionId, Double> benefits, PlanTrial trial, PlanTrial.Result adopted) {
        return benefits.getOrDefault(trial.base().version(), 0.0)
                + adopted.mean()
                - trial.base().mean();
    }
}
