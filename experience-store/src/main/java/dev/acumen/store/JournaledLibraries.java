package dev.acumen.store;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeadConflict;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import dev.acumen.store.database.LibraryTables;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Libraries whose every change stands in the journal before it stands in the database. */
final class JournaledLibraries implements LibraryStore {

    private final LibraryTables tables;
    private final Consumer<JournalEntry> journal;

    /**
     * @param tables to read
     * @param journal returns when the entry is on disk and the tables have it
     */
    JournaledLibraries(LibraryTables tables, Consumer<JournalEntry> journal) {
        this.tables = tables;
        this.journal = journal;
    }

    @Override
    public List<String> names() {
        return tables.names();
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return tables.head(library);
    }

    @Override
    public Optional<LibraryVersion> find(VersionId version) {
        return tables.find(version);
    }

    @Override
    public List<HeadMove> log(String library) {
        return tables.log(library);
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return tables.revision(library, version);
    }

    @Override
    public LessonIds lessonIds(String library, StepId step) {
        return LessonIds.startingAt(1 + tables.greatestLessonBefore(library, step));
    }

    @Override
    public synchronized void save(String library, Revision revision) {
        VersionId id = revision.version().id();
        Optional<StepId> step = revision.version().step();
        if (step.isPresent()) {
            for (VersionId earlier : tables.versionsOf(library, step.get())) {
                if (!earlier.equals(id)) {
                    throw new IllegalStateException(step.get() + " made version " + earlier.brief() + " before and "
                            + id.brief() + " now: something the run depends on has changed");
                }
            }
        }
        if (tables.revision(library, id).isEmpty()) {
            journal.accept(new JournalEntry.VersionSaved(library, revision));
        }
    }

    @Override
    public synchronized void advance(HeadMove move) {
        boolean madeBefore = move.step().isPresent()
                && tables.log(move.library()).stream()
                        .anyMatch(earlier -> earlier.step().equals(move.step())
                                && earlier.from().equals(move.from())
                                && earlier.to().equals(move.to()));
        if (madeBefore) {
            return;
        }
        VersionId head = tables.head(move.library())
                .map(LibraryVersion::id)
                .orElse(LibraryVersion.empty().id());
        if (!head.equals(move.from())) {
            throw new HeadConflict(move.library(), move.from(), head);
        }
        if (tables.find(move.to()).isEmpty()) {
            throw new IllegalArgumentException("version " + move.to().brief() + " was never saved");
        }
        journal.accept(new JournalEntry.HeadMoved(move));
    }
}
