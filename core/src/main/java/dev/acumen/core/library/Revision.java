package dev.acumen.core.library;

import dev.acumen.core.run.StepId;
import java.util.List;
import java.util.Optional;

/**
 * How one version came from another.
 *
 * @param base the version before
 * @param version the version after; the same as {@code base} where nothing changed
 * @param applied the edits that took effect, keeps included
 * @param rejected the edits that did not, each with its reason
 */
public record Revision(
        LibraryVersion base, LibraryVersion version, List<AppliedEdit> applied, List<RejectedEdit> rejected) {

    public Revision {
        applied = List.copyOf(applied);
        rejected = List.copyOf(rejected);
    }

    /** A version brought from elsewhere: it adds every lesson to the empty library, each under the id it has. */
    public static Revision brought(LibraryVersion version) {
        List<AppliedEdit> additions = version.lessons().stream()
                .map(lesson -> new AppliedEdit(
                        lesson.id(), new LessonEdit.Add(lesson.text(), lesson.provenance()), Optional.empty()))
                .toList();
        return new Revision(LibraryVersion.empty(), version, additions, List.of());
    }

    /** Whether the version has other instructions than its base. */
    public boolean rewritten() {
        return !Instructions.areAlike(base.instructions(), version.instructions());
    }

    /**
     * The same edits, and other instructions with them, in one version. The same instructions give this very revision.
     *
     * @param madeBy the step that worded them; empty where a person did
     */
    public Revision instructed(Optional<Instructions> others, Optional<StepId> madeBy) {
        return Instructions.areAlike(others, version.instructions())
                ? this
                : new Revision(
                        base,
                        LibraryVersion.of(List.of(base.id()), madeBy, others, version.lessons()),
                        applied,
                        rejected);
    }

    /** Whether the version is another than its base. */
    public boolean changed() {
        return !base.id().equals(version.id());
    }

    /** The rejected edits that a person is to look at. */
    public List<RejectedEdit> quarantined() {
        return rejected.stream()
                .filter(edit -> edit.reason() == RejectedEdit.Reason.QUARANTINED)
                .toList();
    }

    /** The applied edits that changed something: keeps are left out. */
    public List<AppliedEdit> changes() {
        return applied.stream()
                .filter(edit -> !(edit.edit() instanceof LessonEdit.Keep))
                .toList();
    }
}
