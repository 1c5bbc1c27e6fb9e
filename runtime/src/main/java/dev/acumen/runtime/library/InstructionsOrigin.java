package dev.acumen.runtime.library;

import dev.acumen.core.library.Instructions;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.run.StepId;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.journal.StorageException;
import dev.acumen.store.view.RunRecord;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A revision that gave a library other instructions.
 *
 * @param revision with the instructions before and after
 * @param brought sentences that were not there before, in their order
 * @param dropped sentences that are no longer there
 */
public record InstructionsOrigin(Revision revision, List<String> brought, List<String> dropped) {

    private static final String GIVEN = "instructions";

    public InstructionsOrigin {
        brought = List.copyOf(brought);
        dropped = List.copyOf(dropped);
    }

    /** All of them in the history of a version, oldest first. Before the first one stood what the domain said, as far as the run that wrote it is in the store. */
    public static List<InstructionsOrigin> of(ExperienceStore store, String library, LibraryVersion version) {
        List<InstructionsOrigin> origins = new ArrayList<>();
        Optional<LibraryVersion> at = Optional.of(version);
        while (at.isPresent()) {
            Optional<Revision> made =
                    store.libraries().revision(library, at.get().id());
            made.filter(Revision::rewritten).ifPresent(revision -> origins.add(0, of(store, revision)));
            at = made.filter(Revision::changed).map(Revision::base);
        }
        return origins;
    }

    private static InstructionsOrigin of(ExperienceStore store, Revision revision) {
        List<String> before = sentences(
                revision.base().instructions().map(Instructions::text).orElseGet(() -> ofDomain(store, revision)));
        List<String> after = sentences(revision.version().instructionsOr(""));
        return new InstructionsOrigin(
                revision,
                after.stream().filter(sentence -> !before.contains(sentence)).toList(),
                before.stream().filter(sentence -> !after.contains(sentence)).toList());
    }

    private static String ofDomain(ExperienceStore store, Revision revision) {
        return revision.version()
                .step()
                .map(StepId::run)
                .flatMap(run -> store.runs().find(run))
                .flatMap(run -> given(store, run))
                .orElse("");
    }

    private static Optional<String> given(ExperienceStore store, RunRecord run) {
        try {
            return store.recorded(run.id()).given(GIVEN);
        } catch (StorageException damaged) {
            return Optional.empty();
        }
    }

    /** The sentences of a text, each line by itself. */
    public static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        text.lines().forEach(line -> {
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(line);
            int start = ends.first();
            for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
                String sentence = line.substring(start, end).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                start = end;
            }
        });
        return sentences;
    }
}
