package dev.acumen.learning.internal.review;

import dev.acumen.agent.work.Workers;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.StepId;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.learning.similarity.NearDuplicates;
import dev.acumen.prompts.PromptName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Stages 3 and 4 of Training-Free GRPO (arXiv 2510.08191, section 2.2): what each group's lessons mean for the library, and one
 * plan for the whole batch that does not contradict itself. Says what should change; changes nothing.
 */
public final class Curator {

    private final Reviewer reviewer;
    private final Workers workers;
    private final LibraryLimits limits;
    private final Optional<NearDuplicates> nearDuplicates;
    private final boolean hasEvidence;
    private final boolean keepsUnreconciled;
    private final boolean isWeighed;

    /**
     * @param reviewer the reviewing model
     * @param workers who does it
     * @param limits how large the library may grow, so that the reviewer is told how much room is left
     * @param nearDuplicates tells which proposals say the same in other words; empty if only those that say it word for word are one
     * @param hasEvidence whether candidates that nothing in the library touches are proposed without asking, and reasons are shown; otherwise as published
     * @param keepsUnreconciled whether proposals go on if the reply that should reconcile them cannot be read: unreconciled they contradict one another, so only where a
     *     trial decides on them, or as published
     * @param isWeighed whether support is the sum of weights, and shown; otherwise the number of tasks
     */
    public Curator(
            Reviewer reviewer,
            Workers workers,
            LibraryLimits limits,
            Optional<NearDuplicates> nearDuplicates,
            boolean hasEvidence,
            boolean keepsUnreconciled,
            boolean isWeighed) {
        this.reviewer = reviewer;
        this.workers = workers;
        this.limits = limits;
        this.nearDuplicates = nearDuplicates;
        this.hasEvidence = hasEvidence;
        this.keepsUnreconciled = keepsUnreconciled;
        this.isWeighed = isWeighed;
    }

    /** Stage 3, for one group. Asks nothing if the group suggests nothing, or if the answer could only be to add it. */
    public CompletableFuture<ReviewResult<Proposals>> propose(
            PassId pass, ReviewResult<GroupLessons> group, LibraryVersion version) {
        List<CandidateLesson> candidates = group.results().stream()
                .flatMap(result -> result.lessons().stream())
                .toList();
        List<LessonVerdict> verdicts = group.results().stream()
                .flatMap(result -> result.verdicts().stream())
                .toList();
        if (candidates.isEmpty() && verdicts.isEmpty()) {
            return CompletableFuture.completedFuture(new ReviewResult<>(List.of(), group.losses()));
        }
        if (hasEvidence && verdicts.isEmpty() && Kinship.of(version).isForeign(candidates)) {
            List<Proposal> additions = candidates.stream()
                    .map(candidate ->
                            new Proposal(Proposal.Action.ADD, Optional.empty(), candidate.text(), List.of(candidate)))
                    .toList();
            return CompletableFuture.completedFuture(
                    new ReviewResult<>(List.of(new Proposals(additions)), group.losses()));
        }
        return workers.submitFollowUp(Role.DISTILLING, () -> {
            String task = candidates.isEmpty()
                    ? verdicts.get(0).task().value()
                    : candidates.get(0).task().value();
            ModelReply<List<Forms.WordedEdit>> asked = reviewer.ask(
                    new CallSite(pass, Phase.CURATE, task, 0),
                    Forms.PROPOSED_EDITS,
                    room -> reviewer.prompts()
                            .get(PromptName.PROPOSE)
                            .renderNamed(Map.of(
                                    "room", room(version),
                                    "known", known(version, room),
                                    "hasVerdicts", !verdicts.isEmpty(),
                                    "verdicts",
                                            verdicts.stream()
                                                    .map(CuratorRows::row)
                                                    .toList(),
                                    "candidates", CuratorRows.candidates(version, room, candidates))));
            // What rests on verdicts alone rests on the attempts that were judged.
            List<CandidateLesson> sources =
                    candidates.isEmpty() ? List.of(group.results().get(0).source(verdicts.get(0))) : candidates;
            Edits edits = Edits.read(
                    asked.value().orElse(List.of()),
                    sources,
                    List::of,
                    lesson -> verdicts.stream()
                            .filter(verdict -> verdict.lesson().equals(lesson))
                            .findFirst()
                            .map(group.results().get(0)::source));
            return new ReviewResult<>(
                    List.of(new Proposals(edits.proposals())),
                    group.losses().plus(asked.failures()).plus(ReviewFailures.malformed(edits.malformed())));
        });
    }

    /**
     * Stage 4, for the batch. Proposals that say the same are one with more support; if there are more than the
     * reviewer can read at once, they are reconciled in parts and then the parts' results.
     *
     * @param pass of the step; its calls are made in a pass of their own beside it
     * @param sample which of several plans is made, from 0
     * @param given proposals of all groups, in the order of the tasks
     * @param refused edits that were refused before
     * @param most the most edits that are of use
     */
    ReviewResult<Proposal> reconcile(
            PassId pass,
            int sample,
            List<Proposal> given,
            LibraryVersion version,
            List<RefusedEdit> refused,
            OptionalInt most) {
        List<Proposal> proposals = merged(given);
        ReviewFailures losses = ReviewFailures.none();
        boolean unsettled = !proposals.isEmpty();
        PassId own = new PassId(pass.step(), pass.name() + "-reconcile" + (sample == 0 ? "" : "-" + (sample + 1)));
        for (int round = 1; unsettled; round++) {
            List<List<Proposal>> parts = parts(proposals, reviewer.window().materialTokens() - versionTokens(version));
            List<CompletableFuture<ReviewResult<Proposal>>> reconciled = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                CallSite site = new CallSite(own, Phase.CURATE, "round " + round, part);
                List<Proposal> share = parts.get(part);
                reconciled.add(
                        workers.submitFollowUp(Role.DISTILLING, () -> reconcile(site, share, version, refused, most)));
            }
            List<ReviewResult<Proposal>> results = workers.join(reconciled);
            List<Proposal> before = proposals;
            proposals = merged(results.stream()
                    .flatMap(result -> result.results().stream())
                    .toList());
            losses = results.stream().map(ReviewResult::losses).reduce(losses, ReviewFailures::plus);
            unsettled = parts.size() > 1 && proposals.size() < before.size();
        }
        return new ReviewResult<>(proposals, losses);
    }

    private ReviewResult<Proposal> reconcile(
            CallSite site,
            List<Proposal> proposals,
            LibraryVersion version,
            List<RefusedEdit> refused,
            OptionalInt most) {
        ModelReply<List<Forms.WordedEdit>> asked = reviewer.ask(
                site,
                Forms.RECONCILED_EDITS,
                room -> reviewer.prompts()
                        .get(PromptName.RECONCILE)
                        .renderNamed(Map.of(
                                "room",
                                room(version),
                                "known",
                                known(version, room),
                                "capped",
                                most.isPresent(),
                                "most",
                                most.orElse(0),
                                "isWeighed",
                                isWeighed,
                                "hasRefused",
                                !refused.isEmpty(),
                                "refused",
                                CuratorRows.refused(refused, proposals, room / 8),
                                "proposals",
                                CuratorRows.proposals(
                                        version, refused.isEmpty() ? room : room / 8 * 7, proposals, hasEvidence))));
        if (asked.value().isEmpty()) {
            return new ReviewResult<>(keepsUnreconciled ? proposals : List.of(), asked.failures());
        }
        Edits edits = Edits.read(asked.value().get(), proposals, Proposal::sources);
        return new ReviewResult<>(
                edits.proposals(), asked.failures().plus(ReviewFailures.malformed(edits.malformed())));
    }

    /** A proposal as an edit that a step makes. */
    LessonEdit edit(Proposal proposal, StepId step) {
        Provenance provenance = provenance(proposal, step);
        return switch (proposal.action()) {
            case ADD -> new LessonEdit.Add(proposal.text(), provenance);
            case UPDATE -> new LessonEdit.Update(proposal.target().orElseThrow(), proposal.text(), provenance);
            case DELETE -> new LessonEdit.Delete(proposal.target().orElseThrow(), provenance);
        };
    }

    private Provenance provenance(Proposal proposal, StepId step) {
        Set<Evidence> evidence = new LinkedHashSet<>();
        proposal.sources().forEach(source -> evidence.addAll(source.evidence()));
        Map<String, String> fingerprints = new TreeMap<>();
        for (PromptName name :
                List.of(PromptName.SUMMARIZE, PromptName.COMPARE, PromptName.PROPOSE, PromptName.RECONCILE)) {
            fingerprints.put(
                    name.name().toLowerCase(Locale.ROOT),
                    Fingerprint.of(reviewer.prompts().get(name).text()).brief());
        }
        return new Provenance(Optional.of(step), List.copyOf(evidence), reviewer.name(), fingerprints);
    }

    private int room(LibraryVersion version) {
        return Math.max(0, limits.lessons() - version.lessons().size());
    }

    private static List<Map<String, Object>> known(LibraryVersion version, int room) {
        return PromptText.lessonTokens(version) <= room / 2 ? PromptText.lessons(version) : List.of();
    }

    private int versionTokens(LibraryVersion version) {
        return Math.min(PromptText.lessonTokens(version), reviewer.window().materialTokens() / 2);
    }

    private List<Proposal> merged(List<Proposal> proposals) {
        return nearDuplicates
                .map(similarity ->
                        MergedProposals.of(proposals, similarity, isWeighed ? Proposal::weight : Proposal::support))
                .orElseGet(() -> MergedProposals.wordForWord(proposals));
    }

    private List<List<Proposal>> parts(List<Proposal> proposals, int tokens) {
        List<List<Proposal>> parts = new ArrayList<>();
        List<Proposal> part = new ArrayList<>();
        int used = 0;
        for (Proposal proposal : proposals) {
            int size = CuratorRows.tokens(proposal, hasEvidence);
            if (!part.isEmpty() && used + size > tokens) {
                parts.add(part);
                part = new ArrayList<>();
                used = 0;
            }
            part.add(proposal);
            used += size;
        }
        parts.add(part);
        return parts;
    }

    /** What one group would do to the library. */
    public record Proposals(List<Proposal> list) {
        public Proposals {
            list = List.copyOf(list);
        }

        /** How many edits are proposed. */
        public int size() {
            return list.size();
        }
    }
}
