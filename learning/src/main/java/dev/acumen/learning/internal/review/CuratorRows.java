package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.report.LessonVerdict;
import dev.acumen.learning.report.RefusedEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of the prompts that a curator asks with. */
final class CuratorRows {

    /** Number, action, id and support of an item. */
    private static final int ITEM_TOKENS = 16;

    private static final int REASON_TOKENS = 60;

    private static final String OTHER_READING = "another reading of the same attempts: ";

    /** More would only fill the prompt. */
    private static final int MOST_REFUSED = 12;

    private CuratorRows() {}

    /** Candidates with their numbers, none longer than there is room for. */
    static List<Map<String, Object>> candidates(LibraryVersion version, int room, List<CandidateLesson> candidates) {
        return numbered(candidates, row(longestCandidate(version, room, candidates)));
    }

    /**
     * Proposals with their numbers, none longer than there is room for.
     *
     * @param hasReasons whether each has the reason of its first candidate
     */
    static List<Map<String, Object>> proposals(
            LibraryVersion version, int room, List<Proposal> proposals, boolean hasReasons) {
        int reasons = proposals.stream()
                .mapToInt(proposal -> reasonTokens(proposal, hasReasons))
                .sum();
        List<TaskId> tasks = proposals.stream()
                .flatMap(proposal -> proposal.sources().stream())
                .map(CandidateLesson::task)
                .distinct()
                .toList();
        return numbered(proposals, proposalRow(longestProposal(version, room - reasons, proposals), hasReasons, tasks));
    }

    /** About how much a proposal takes of a prompt. */
    static int tokens(Proposal proposal, boolean hasReasons) {
        return TokenEstimate.of(proposal.text()) + reasonTokens(proposal, hasReasons) + ITEM_TOKENS;
    }

    private static int reasonTokens(Proposal proposal, boolean hasReasons) {
        return Math.min(REASON_TOKENS, TokenEstimate.of(because(proposal, hasReasons)));
    }

    private static String because(Proposal proposal, boolean hasReasons) {
        return proposal.sources().stream()
                .filter(source -> hasReasons)
                .map(source -> PromptText.line(source.because()))
                .findFirst()
                .orElse("");
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

    /**
     * The latest refusals, as many as so many tokens hold; where there are many, those that have to do with the proposals.
     *
     * @param refused the latest first
     */
    static List<Map<String, Object>> refused(List<RefusedEdit> refused, List<Proposal> proposals, int tokens) {
        Kinship proposed = Kinship.of(proposals.stream().map(Proposal::text).toList());
        Set<LessonId> targets = proposals.stream()
                .flatMap(proposal -> proposal.target().stream())
                .collect(Collectors.toSet());
        List<RefusedEdit> nearest = refused.stream()
                .sorted(Comparator.comparing(
                        edit -> edit.lesson().filter(targets::contains).isEmpty() && !proposed.touches(edit.text())))
                .limit(MOST_REFUSED)
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        int left = tokens;
        for (RefusedEdit edit : refused) {
            if (nearest.contains(edit)) {
                left -= TokenEstimate.of(edit.text()) + TokenEstimate.of(edit.reason()) + ITEM_TOKENS;
                if (left >= 0) {
                    rows.add(row(edit));
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> row(RefusedEdit refusal) {
        return Map.of(
                "change", PromptText.line(refusal.change()),
                "text", PromptText.line(refusal.text()),
                "reason", PromptText.line(refusal.reason()));
    }

    static Map<String, Object> row(LessonVerdict verdict) {
        return Map.of(
                "id", verdict.lesson().toString(),
                "verdict", verdict.kind().name().toLowerCase(Locale.ROOT),
                "because", ContextWindow.fit(PromptText.line(verdict.because()), REASON_TOKENS),
                "reason", ContextWindow.begin(PromptText.line(verdict.because()), REASON_TOKENS));
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
                "because",
                        PromptText.line((candidate.isOtherReading() ? OTHER_READING : "")
                                + ContextWindow.fit(candidate.because(), tokens / 3)));
    }

    private static Function<Proposal, Map<String, Object>> proposalRow(
            int tokens, boolean hasReasons, List<TaskId> tasks) {
        return proposal -> Map.of(
                "hasReason", !because(proposal, hasReasons).isEmpty(),
                "because", ContextWindow.fit(because(proposal, hasReasons), REASON_TOKENS),
                "reason", ContextWindow.begin(because(proposal, hasReasons), REASON_TOKENS),
                "change",
                        proposal.action().name()
                                + proposal.target().map(id -> " " + id).orElse(""),
                "text", PromptText.line(ContextWindow.fit(proposal.text(), tokens)),
                "support", proposal.support(),
                "weight", PromptText.weight(proposal.weight()),
                "tasks", numbers(proposal, tasks));
    }

    /** The tasks it was drawn from by their places in a list, such as {@code tasks 2, 5; as another reading of task 7}. */
    private static String numbers(Proposal proposal, List<TaskId> tasks) {
        Set<TaskId> likeliest = tasks(proposal, source -> !source.isOtherReading());
        Set<TaskId> others = tasks(proposal, CandidateLesson::isOtherReading);
        others.removeAll(likeliest);
        return Stream.of(
                        likeliest.isEmpty() ? "" : named(likeliest, tasks),
                        others.isEmpty() ? "" : "as another reading of " + named(others, tasks))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static Set<TaskId> tasks(Proposal proposal, Predicate<CandidateLesson> which) {
        return proposal.sources().stream()
                .filter(which)
                .map(CandidateLesson::task)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String named(Set<TaskId> some, List<TaskId> tasks) {
        return (some.size() == 1 ? "task " : "tasks ")
                + some.stream()
                        .map(task -> tasks.indexOf(task) + 1)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
    }
}
