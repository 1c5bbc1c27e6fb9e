package dev.acumen.learning.internal.review;

import dev.acumen.agent.work.Workers;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.library.EditPlan;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.learning.report.ReviewFailures;
import dev.acumen.prompts.PromptName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Stages 3 and 4 of Training-Free GRPO (arXiv 2510.08191, section 2.2): what each group's lessons mean for the library, and one
 * plan for the whole batch that does not contradict itself. Says what should change; changes nothing.
 */
public final class Curator {

    /** Number, action, id and support of an item. */
    private static final int ITEM_TOKENS = 16;

    private final Reviewer reviewer;
    private final Workers workers;
    private final LibraryLimits limits;

    /**
     * @param reviewer the reviewing model
     * @param workers who does it
     * @param limits how large the library may grow, so that the reviewer is told how much room is left
     */
    public Curator(Reviewer reviewer, Workers workers, LibraryLimits limits) {
        this.reviewer = reviewer;
        this.workers = workers;
        this.limits = limits;
    }

    /** Stage 3, for one group. Asks nothing if the group suggests nothing. */
    public CompletableFuture<ReviewResult<Proposals>> propose(
            PassId pass, ReviewResult<CandidateLesson> group, LibraryVersion version) {
        if (group.results().isEmpty()) {
            return CompletableFuture.completedFuture(new ReviewResult<>(List.of(), group.losses()));
        }
        return workers.submitFollowUp(Role.DISTILLING, () -> {
            List<CandidateLesson> candidates = group.results();
            CallSite site =
                    new CallSite(pass, Phase.CURATE, candidates.get(0).task().value(), 0);
            ModelReply<List<Forms.WordedEdit>> asked = reviewer.ask(
                    site,
                    Forms.PROPOSED_EDITS,
                    room -> reviewer.prompts()
                            .get(PromptName.PROPOSE)
                            .render(Map.of(
                                    "room", room(version),
                                    "known", known(version, room),
                                    "candidates",
                                            numbered(candidates, row(longestCandidate(version, room, candidates))))));
            Edits edits = Edits.read(asked.value().orElse(List.of()), candidates, List::of);
            return new ReviewResult<>(
                    List.of(new Proposals(edits.proposals())),
                    group.losses().plus(asked.failures()).plus(ReviewFailures.malformed(edits.malformed())));
        });
    }

    /**
     * Stage 4, for the batch. Proposals that say the same word for word are one with more support; if there are more than the
     * reviewer can read at once, they are reconciled in parts and then the parts' results.
     *
     * @param pass of the step; its calls are made in a pass of their own beside it
     * @param groups the proposals of all groups, in the order of the tasks
     */
    public ReviewResult<LessonEdit> reconcile(PassId pass, List<Proposals> groups, LibraryVersion version) {
        List<Proposal> proposals =
                merged(groups.stream().flatMap(group -> group.list().stream()).toList());
        ReviewFailures losses = ReviewFailures.none();
        boolean unsettled = !proposals.isEmpty();
        PassId own = new PassId(pass.step(), pass.name() + "-reconcile");
        for (int round = 1; unsettled; round++) {
            List<List<Proposal>> parts = parts(proposals, reviewer.window().materialTokens() - versionTokens(version));
            List<CompletableFuture<ReviewResult<Proposal>>> reconciled = new ArrayList<>();
            for (int part = 0; part < parts.size(); part++) {
                CallSite site = new CallSite(own, Phase.CURATE, "round " + round, part);
                List<Proposal> share = parts.get(part);
                reconciled.add(workers.submitFollowUp(Role.DISTILLING, () -> reconcile(site, share, version)));
            }
            List<ReviewResult<Proposal>> results = workers.join(reconciled);
            List<Proposal> before = proposals;
            proposals = merged(results.stream()
                    .flatMap(result -> result.results().stream())
                    .toList());
            losses = results.stream().map(ReviewResult::losses).reduce(losses, ReviewFailures::plus);
            unsettled = parts.size() > 1 && proposals.size() < before.size();
        }
        return new ReviewResult<>(proposals.stream().map(this::edit).toList(), losses);
    }

    /** A plan for the version the proposals were made for. */
    public static EditPlan plan(LibraryVersion version, ReviewResult<LessonEdit> reconciled) {
        return new EditPlan(version.id(), reconciled.results());
    }

    private ReviewResult<Proposal> reconcile(CallSite site, List<Proposal> proposals, LibraryVersion version) {
        ModelReply<List<Forms.WordedEdit>> asked = reviewer.ask(
                site,
                Forms.RECONCILED_EDITS,
                room -> reviewer.prompts()
                        .get(PromptName.RECONCILE)
                        .render(Map.of(
                                "room", room(version),
                                "known", known(version, room),
                                "proposals",
                                        numbered(proposals, proposalRow(longestProposal(version, room, proposals))))));
        if (asked.value().isEmpty()) {
            // Better unreconciled than lost: contradictions among them are settled when the plan is applied.
            return new ReviewResult<>(proposals, asked.failures());
        }
        Edits edits = Edits.read(asked.value().get(), proposals, Proposal::sources);
        return new ReviewResult<>(
                edits.proposals(), asked.failures().plus(ReviewFailures.malformed(edits.malformed())));
    }

    private LessonEdit edit(Proposal proposal) {
        Provenance provenance = provenance(proposal);
        return switch (proposal.action()) {
            case ADD -> new LessonEdit.Add(proposal.text(), provenance);
            case UPDATE -> new LessonEdit.Update(proposal.target().orElseThrow(), proposal.text(), provenance);
            case DELETE -> new LessonEdit.Delete(proposal.target().orElseThrow(), provenance);
        };
    }

    private Provenance provenance(Proposal proposal) {
        Set<Evidence> evidence = new LinkedHashSet<>();
        proposal.sources().forEach(source -> evidence.addAll(source.evidence()));
        Map<String, String> fingerprints = new TreeMap<>();
        for (PromptName name :
                List.of(PromptName.SUMMARIZE, PromptName.COMPARE, PromptName.PROPOSE, PromptName.RECONCILE)) {
            fingerprints.put(
                    name.name().toLowerCase(Locale.ROOT),
                    Fingerprint.of(reviewer.prompts().get(name).text()).brief());
        }
        return new Provenance(
                evidence.stream()
                        .findFirst()
                        .map(first -> first.rollout().pass().step()),
                List.copyOf(evidence),
                reviewer.name(),
                fingerprints);
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

    private static List<Proposal> merged(List<Proposal> proposals) {
        Map<List<Object>, Proposal> unique = new LinkedHashMap<>();
        for (Proposal proposal : proposals) {
            List<Object> key = List.of(
                    proposal.action(), proposal.target(), proposal.text().toLowerCase(Locale.ROOT));
            unique.merge(key, proposal, (one, other) -> {
                List<CandidateLesson> sources = new ArrayList<>(one.sources());
                sources.addAll(other.sources());
                return new Proposal(one.action(), one.target(), one.text(), sources);
            });
        }
        return List.copyOf(unique.values());
    }

    private static List<List<Proposal>> parts(List<Proposal> proposals, int tokens) {
        List<List<Proposal>> parts = new ArrayList<>();
        List<Proposal> part = new ArrayList<>();
        int used = 0;
        for (Proposal proposal : proposals) {
            int size = TokenEstimate.of(proposal.text()) + ITEM_TOKENS;
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

    private static <T> List<Map<String, Object>> numbered(List<T> items, Function<T, Map<String, Object>> row) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (T item : items) {
            Map<String, Object> withNumber = new LinkedHashMap<>(row.apply(item));
            withNumber.put("number", rows.size() + 1);
            rows.add(withNumber);
        }
        return rows;
    }

    /** Tokens that the longest of some texts may take beside the library. */
    private static int longest(LibraryVersion version, int room, List<Integer> tokens) {
        int known = PromptText.lessonTokens(version);
        int left = room - (known <= room / 2 ? known : 0) - tokens.size() * ITEM_TOKENS;
        return ContextWindow.longest(tokens, left);
    }

    private static int longestCandidate(LibraryVersion version, int room, List<CandidateLesson> candidates) {
        return longest(
                version,
                room,
                candidates.stream()
                        .map(candidate ->
                                3 * Math.max(TokenEstimate.of(candidate.text()), TokenEstimate.of(candidate.because())))
                        .toList());
    }

    private static int longestProposal(LibraryVersion version, int room, List<Proposal> proposals) {
        return longest(
                version,
                room,
                proposals.stream()
                        .map(proposal -> TokenEstimate.of(proposal.text()))
                        .toList());
    }

    private static Function<CandidateLesson, Map<String, Object>> row(int tokens) {
        return candidate -> Map.of(
                "text", PromptText.line(ContextWindow.fit(candidate.text(), tokens / 3 * 2)),
                "because", PromptText.line(ContextWindow.fit(candidate.because(), tokens / 3)));
    }

    private static Function<Proposal, Map<String, Object>> proposalRow(int tokens) {
        return proposal -> Map.of(
                "change",
                        proposal.action().name()
                                + proposal.target().map(id -> " " + id).orElse(""),
                "text", PromptText.line(ContextWindow.fit(proposal.text(), tokens)),
                "support", proposal.support());
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
