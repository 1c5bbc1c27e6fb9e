package dev.acumen;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LessonChange;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.runtime.library.LessonOrigin;
import dev.acumen.runtime.library.LibraryCredit;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.store.exchange.ImportedLibrary;
import dev.acumen.store.exchange.LibraryFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A library by its name, whether it is there yet or not. Every method looks at it anew; reading works also while somebody learns, changing does not. Where
 * there is no such library, or no such version of it, methods throw {@link dev.acumen.runtime.environment.UserError}. Safe for use by several threads.
 */
public final class Library {

    private final Acumen acumen;
    private final String name;

    Library(Acumen acumen, String name) {
        this.acumen = acumen;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The version it stands at. */
    public LibraryVersion current() {
        return reading(libraries -> Lookup.head(libraries, name));
    }

    /** The version whose id begins with these digits. */
    public LibraryVersion version(String digits) {
        return reading(libraries -> Lookup.version(libraries, name, digits));
    }

    /** How it came to be: the moves of its head, oldest first. */
    public List<HeadMove> log() {
        return reading(libraries -> {
            Lookup.head(libraries, name);
            return libraries.log(name);
        });
    }

    /** What was measured of its versions, with the rate at which such verdicts are wrong, oldest first. */
    public List<Claim> claims() {
        return reading(libraries -> {
            Lookup.head(libraries, name);
            return libraries.claims(name);
        });
    }

    /** What leads from one version to another, each named by the first digits of its id. */
    public List<LessonChange> diff(String from, String to) {
        return reading(
                libraries -> Lookup.version(libraries, name, from).changesTo(Lookup.version(libraries, name, to)));
    }

    /** The edits that made a lesson what it is, oldest first, each with the attempts it was drawn from. */
    public List<LessonOrigin> why(LessonId lesson) {
        return reading(libraries -> {
            Lookup.head(libraries, name);
            return LessonOrigin.of(libraries, name, lesson);
        });
    }

    /** What each of its lessons is worth, as far as all runs of it tell, and how often reviewers found it at fault. */
    public LibraryCredit credit() {
        return acumen.reading(store -> LibraryCredit.of(store, name));
    }

    /** The lessons that a person has or had to look at. */
    public List<QuarantinedLesson> quarantine() {
        return reading(libraries -> libraries.quarantine(name));
    }

    /** Its current version as one file, to read, edit and carry elsewhere. */
    public String export(LibraryFile.Form form) {
        return new LibraryFile().write(name, current(), form);
    }

    /** Takes an exported library in, as the same version, which becomes the current one. */
    public LibraryVersion bring(ImportedLibrary imported) {
        return changing(editor -> editor.bring(Lookup.checkedName(name), imported));
    }

    /** Goes back to an earlier version, named by the first digits of its id. Nothing is deleted. */
    public LibraryVersion rollback(String digits) {
        return changing(editor -> editor.rollback(name, digits));
    }

    /** Adds lessons, all of them or none, within {@link LibraryLimits#defaults}; a library that is not there is begun. */
    public LibraryVersion add(String... texts) {
        return changing(editor -> editor.add(name, List.of(texts), LibraryLimits.defaults()))
                .version();
    }

    /** Gives a lesson another wording, within {@link LibraryLimits#defaults}. */
    public LibraryVersion edit(LessonId lesson, String text) {
        return changing(editor -> editor.reword(name, lesson, text, LibraryLimits.defaults()))
                .version();
    }

    /** Takes lessons out, all of them or none. */
    public LibraryVersion remove(LessonId... lessons) {
        return changing(editor -> editor.remove(name, List.of(lessons))).version();
    }

    /** The results of runs that were held for a person ({@link dev.acumen.runtime.run.LearnSpec.Builder#holdsResult}), oldest first. */
    public List<HeldResult> heldResults() {
        return reading(libraries -> ResultReview.of(libraries, name));
    }

    /**
     * Moves the head to the result of a run that was held.
     *
     * @param run its id, or the first digits of the version it came to
     * @param by who decides
     */
    public LibraryVersion approve(String run, String by) {
        return deciding(by, review -> review.approve(review.find(Optional.of(run)), false, ""));
    }

    /** Leaves the head where it is; the result of the run stays in the record. */
    public void reject(String run, String by) {
        deciding(by, review -> {
            HeldResult result = review.find(Optional.of(run));
            review.reject(result, "");
            return result;
        });
    }

    /** Edits lessons by hand, all of them or none, within {@link LibraryLimits#defaults}; a library that is not there is begun. */
    public LibraryVersion edit(List<LessonEdit> edits) {
        return edit(edits, LibraryLimits.defaults());
    }

    /** The same within other limits. */
    public LibraryVersion edit(List<LessonEdit> edits, LibraryLimits limits) {
        return changing(editor -> editor.edit(name, edits, limits)).version();
    }

    private <T> T reading(Function<LibraryStore, T> question) {
        return acumen.reading(store -> question.apply(store.libraries()));
    }

    private <T> T deciding(String by, Function<ResultReview, T> decision) {
        return acumen.writing((store, clock) -> decision.apply(new ResultReview(store.libraries(), name, by, clock)));
    }

    private <T> T changing(Function<LibraryEditor, T> change) {
        return acumen.writing((store, clock) -> change.apply(new LibraryEditor(store.libraries(), clock)));
    }
}
