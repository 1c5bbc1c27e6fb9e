package dev.acumen.learning.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.library.LessonId;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.similarity.NearDuplicates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergedProposalsTest {

    private static Proposal add(String text, String... tasks) {
        return proposal(Proposal.Action.ADD, Optional.empty(), text, tasks);
    }

    private static Proposal proposal(Proposal.Action action, Optional<LessonId> target, String text, String... tasks) {
        return new Proposal(
                action,
                target,
                text,
                Stream.of(tasks)
                        .map(task -> new CandidateLesson(new TaskId(task), text, "because", List.of(), 1, true))
                        .toList());
    }

    private static List<String> words(List<Proposal> proposals) {
        return proposals.stream()
                .map(proposal -> proposal.text() + " x" + proposal.support())
                .toList();
    }

    @Test
    void whatIsTheSameWordForWordIsOneProposalWithTheSupportOfAll() {
        assertThat(words(MergedProposals.wordForWord(
                        List.of(add("Round up.", "a"), add("Ask.", "a"), add("ROUND UP.", "b"), add("Round up", "c")))))
                .containsExactly("Round up. x2", "Ask. x1", "Round up x1");
    }

    @Test
    void whatIsSaidInOtherWordsIsOneProposalInTheWordingOfMostTasks() {
        List<Proposal> merged = MergedProposals.of(
                List.of(
                        add("Round the price up.", "a"),
                        add("Ask for the zone.", "b"),
                        add("Always round prices up!", "c", "d"),
                        add("Round the price down.", "e")),
                NearDuplicates.lexical(),
                Proposal::weight);

        assertThat(words(merged))
                .containsExactly("Always round prices up! x3", "Ask for the zone. x1", "Round the price down. x1");
        assertThat(merged.get(0).sources()).hasSize(3);
    }

    @Test
    void onlyProposalsOfTheSameActionOnTheSameLessonAreMerged() {
        Optional<LessonId> one = Optional.of(new LessonId(1));
        Optional<LessonId> two = Optional.of(new LessonId(2));
        List<Proposal> proposals = List.of(
                add("Round the price up.", "a"),
                proposal(Proposal.Action.UPDATE, one, "Round prices up.", "b"),
                proposal(Proposal.Action.UPDATE, two, "Always round prices up.", "c"),
                proposal(Proposal.Action.DELETE, one, "", "d"),
                proposal(Proposal.Action.DELETE, two, "", "e"),
                proposal(Proposal.Action.DELETE, two, "", "f"));

        assertThat(MergedProposals.of(proposals, NearDuplicates.lexical(), Proposal::weight))
                .hasSize(5);
    }

    @Test
    void nothingIsLostInMerging() {
        List<Proposal> proposals = List.of(
                add("Round the price up.", "a"),
                add("Round prices up", "b"),
                add("Never round.", "c"),
                add("Do not round", "d"));

        assertThat(MergedProposals.of(proposals, NearDuplicates.lexical(), Proposal::weight).stream()
                        .flatMap(proposal -> proposal.sources().stream()))
                .containsExactlyInAnyOrderElementsOf(proposals.stream()
                        .flatMap(proposal -> proposal.sources().stream())
                        .toList());
        assertThat(MergedProposals.of(List.of(), NearDuplicates.lexical(), Proposal::weight))
                .isEmpty();
    }
}
