package dev.acumen.learning.internal.review;

import dev.acumen.learning.similarity.NearDuplicates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Proposals that say the same, as one with the support of all. */
final class MergedProposals {

    private MergedProposals() {}

    /**
     * Proposals of the same action on the same lesson that say the same word for word, case aside, are one; the first wording stays.
     *
     * @return in the order in which the first of each was proposed
     */
    static List<Proposal> wordForWord(List<Proposal> proposals) {
        Map<List<Object>, Proposal> unique = new LinkedHashMap<>();
        for (Proposal proposal : proposals) {
            List<Object> key = List.of(
                    proposal.action(), proposal.target(), proposal.text().toLowerCase(Locale.ROOT));
            unique.merge(key, proposal, MergedProposals::joined);
        }
        return List.copyOf(unique.values());
    }

    /**
     * The same for proposals that say the same in other words. The wording with the most support stays, of those the first; a proposal is one with another only if
     * its text says the same as that wording.
     *
     * @param similarity tells what says the same; asked of all texts at once
     * @param support how much stands behind a proposal
     * @return in the order in which the first of each was proposed
     */
    static List<Proposal> of(List<Proposal> proposals, NearDuplicates similarity, ToDoubleFunction<Proposal> support) {
        List<Proposal> distinct = wordForWord(proposals);
        BiPredicate<String, String> same = similarity.among(distinct.stream()
                .map(Proposal::text)
                .filter(text -> !text.isBlank())
                .toList());
        List<Proposal> strongestFirst = distinct.stream()
                .sorted(Comparator.comparingDouble(support).reversed())
                .toList();
        Map<Proposal, List<Proposal>> groups = new LinkedHashMap<>();
        for (Proposal proposal : strongestFirst) {
            Optional<Proposal> like = groups.keySet().stream()
                    .filter(kept -> kept.action() == proposal.action()
                            && kept.target().equals(proposal.target())
                            && !proposal.text().isBlank()
                            && same.test(kept.text(), proposal.text()))
                    .findFirst();
            groups.computeIfAbsent(like.orElse(proposal), kept -> new ArrayList<>())
                    .add(proposal);
        }
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> group.getValue().stream()
                        .mapToInt(distinct::indexOf)
                        .min()
                        .orElse(0)))
                .map(group -> group.getValue().stream()
                        .reduce(MergedProposals::joined)
                        .orElseThrow())
                .toList();
    }

    private static Proposal joined(Proposal one, Proposal other) {
        return new Proposal(
                one.action(),
                one.target(),
                one.text(),
                Stream.concat(one.sources().stream(), other.sources().stream()).toList());
    }
}
