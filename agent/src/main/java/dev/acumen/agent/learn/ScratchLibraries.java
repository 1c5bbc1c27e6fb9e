package dev.acumen.agent.learn;

import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonIds;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Libraries as if none had been learned yet, for a run that is done over or only tried: what it saves is kept in memory and
 * never reaches the real ones, whose versions it can read. For one run on one library.
 */
public final class ScratchLibraries implements LibraryStore {

    private final LibraryStore real;
    private final List<Revision> revisions = new ArrayList<>();
    private final List<HeadMove> moves = new ArrayList<>();

    /** @param real to read versions from */
    public ScratchLibraries(LibraryStore real) {
        this.real = real;
    }

    /** The moves the run made, in order. */
    public List<HeadMove> moves() {
        return List.copyOf(moves);
    }

    /** What the run would have saved, in order. */
    public List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    @Override
    public List<String> names() {
        return real.names();
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        return moves.isEmpty()
                ? Optional.empty()
                : find(moves.get(moves.size() - 1).to());
    }

    @Override
    public Optional<LibraryVersion> find(VersionId id) {
        return real.find(id);
    }

    @Override
    public List<HeadMove> log(String library) {
        return List.copyOf(moves);
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return real.revision(library, version);
    }

    @Override
    public LessonIds lessonIds(String library, StepId step) {
        return real.lessonIds(library, step);
    }

    @Override
    public void save(String library, Revision revision) {
        revisions.add(revision);
    }

    @Override
    public void advance(HeadMove move) {
        moves.add(move);
    }
}
