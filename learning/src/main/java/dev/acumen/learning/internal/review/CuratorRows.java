package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.run.TokenEstimate;
import dev.acumen.learning.report.LessonVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Rows of the prompts that a curator asks with. */
final class CuratorRows {

    /** Number, action, id and support of an item. */
    private static final int ITEM_TOKENS = 16;

    private static final int REASON_TOKENS = 60;

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
        return numbered(proposals, proposalRow(longestProposal(version, room - reasons, proposals), hasReasons));
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

    /** The latest refusals, as many as so many tokens hold. */
    static List<Map<String, Object>> refused(List<Refusal> refused, int tokens) {
        List<Map<String, Object>> rows = new ArrayList<>();
        int left = tokens;
        for (Refusal refusal : refused) {
            left -= TokenEstimate.of(refusal.text()) + TokenEstimate.of(refusal.reason()) + ITEM_TOKENS;
            if (left >= 0) {
                rows.add(row(refusal));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Refusal refusal) {
        return Map.of(
                "change", PromptText.line(refusal.change()),
                "text", PromptText.line(refusal.text()),
                "reason", PromptText.line(refusal.reason()));
    }

    static Map<String, Object> row(LessonVerdict verdict) {
        return Map.of(
                "id", verdict.lesson().toString(),
                "verdict", verdict.kind().name().toLowerCase(Locale.ROOT),
                "because", ContextWindow.fit(PromptText.line(verdict.because()), REASON_TOKENS));
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

    private static Function<Proposal, Map<String, Object>> proposalRow(int tokens, boolean hasReasons) {
        return proposal -> Map.of(
                "hasReason", !because(proposal, hasReasons).isEmpty(),
                "because", ContextWindow.fit(because(proposal, hasReasons), REASON_TOKENS),
                "change",
                        proposal.action().name()
                                + proposal.target().map(id -> " " + id).orElse(""),
                "text", PromptText.line(ContextWindow.fit(proposal.text(), tokens)),
                "support", proposal.support());
    }
}
