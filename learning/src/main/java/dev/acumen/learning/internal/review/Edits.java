package dev.acumen.learning.internal.review;

import dev.acumen.core.library.LessonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The words of a reply as proposals, and how many of its edits were malformed. */
record Edits(List<Proposal> proposals, int malformed) {

    static <T> Edits read(
            List<Forms.WordedEdit> words, List<T> numbered, Function<T, List<CandidateLesson>> sourcesOf) {
        return read(words, numbered, sourcesOf, target -> Optional.empty());
    }

    /**
     * The same where an edit that names nothing it was shown may rest on something else.
     *
     * @param otherwise what an edit of that lesson rests on then
     */
    static <T> Edits read(
            List<Forms.WordedEdit> words,
            List<T> numbered,
            Function<T, List<CandidateLesson>> sourcesOf,
            Function<LessonId, Optional<CandidateLesson>> otherwise) {
        List<Proposal> proposals = new ArrayList<>();
        int malformed = 0;
        for (Forms.WordedEdit edit : words) {
            Optional<LessonId> target = target(edit.id());
            List<CandidateLesson> sources = target.filter(lesson -> edit.from().isEmpty())
                    .flatMap(otherwise)
                    .map(List::of)
                    .orElseGet(() -> sources(edit.from(), numbered, sourcesOf));
            boolean hasText = !PromptText.line(edit.text()).isEmpty();
            if (edit.action().equals("ADD") && hasText) {
                proposals.add(new Proposal(
                        Proposal.Action.ADD, Optional.empty(), edit.text().strip(), sources));
            } else if (edit.action().equals("UPDATE") && hasText && target.isPresent()) {
                proposals.add(
                        new Proposal(Proposal.Action.UPDATE, target, edit.text().strip(), sources));
            } else if (edit.action().equals("DELETE") && target.isPresent()) {
                proposals.add(new Proposal(Proposal.Action.DELETE, target, "", sources));
            } else if (!edit.action().equals("KEEP")) {
                malformed++;
            }
        }
        return new Edits(proposals, malformed);
    }

    /** What the reply names, or everything it was shown where it names nothing that exists. */
    private static <T> List<CandidateLesson> sources(
            List<Integer> from, List<T> numbered, Function<T, List<CandidateLesson>> sourcesOf) {
        List<T> named = from.stream()
                .filter(number -> number >= 1 && number <= numbered.size())
                .distinct()
                .map(number -> numbered.get(number - 1))
                .toList();
        return (named.isEmpty() ? numbered : named)
                .stream()
                        .flatMap(item -> sourcesOf.apply(item).stream())
                        .distinct()
                        .toList();
    }

    private static Optional<LessonId> target(String id) {
        return LessonId.find(id);
    }
}
