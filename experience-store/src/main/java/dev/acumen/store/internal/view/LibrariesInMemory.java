package dev.acumen.store.internal.view;

import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Libraries in plain memory, for those who only read: a libraries' journal is small. Not safe for use by several threads. */
public final class LibrariesInMemory implements LibraryQueries {

    private final Map<String, Map<VersionId, Revision>> saved = new LinkedHashMap<>();
    private final Map<VersionId, Revision> first = new LinkedHashMap<>();
    private final Map<String, List<HeadMove>> moves = new TreeMap<>();
    private final Map<String, Map<Long, QuarantinedLesson>> quarantine = new LinkedHashMap<>();
    private final List<HeldResult> results = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();

    /** A version was saved. */
    public void save(String library, Revision revision) {
        VersionId id = revision.version().id();
        saved.computeIfAbsent(library, name -> new LinkedHashMap<>()).put(id, revision);
        first.putIfAbsent(id, revision);
    }

    /** A head moved. */
    public void move(HeadMove move) {
        moves.computeIfAbsent(move.library(), name -> new ArrayList<>()).add(move);
    }

    /** A lesson was quarantined. */
    public void hold(QuarantinedLesson lesson) {
        quarantine
                .computeIfAbsent(lesson.library(), name -> new TreeMap<>())
                .put(lesson.id().number(), lesson);
    }

    /** Something was decided about a quarantined lesson. */
    public void settle(String library, QuarantineId id, Settlement settlement) {
        held(library).computeIfPresent(id.number(), (number, lesson) -> lesson.settled(settlement));
    }

    /** The result of a run was held. */
    public void hold(HeldResult result) {
        results.add(result);
    }

    /** Something was decided about the result of a run. */
    public void settle(String library, RunId run, Settlement settlement) {
        results.replaceAll(result ->
                result.library().equals(library) && result.run().equals(run) ? result.settled(settlement) : result);
    }

    /** A version was measured. */
    public void claim(Claim claim) {
        claims.removeIf(claim::isOfSame);
        claims.add(claim);
    }

    @Override
    public List<String> names() {
        return List.copyOf(moves.keySet());
    }

    @Override
    public Optional<LibraryVersion> head(String library) {
        List<HeadMove> log = log(library);
        return log.isEmpty()
                ? Optional.empty()
                : version(library, log.get(log.size() - 1).to());
    }

    /** Its own record first: another library may have reached the same version in another way. */
    private Optional<LibraryVersion> version(String library, VersionId id) {
        return revision(library, id).map(Revision::version).or(() -> find(id));
    }

    @Override
    public Optional<LibraryVersion> find(VersionId version) {
        return version.equals(LibraryVersion.empty().id())
                ? Optional.of(LibraryVersion.empty())
                : Optional.ofNullable(first.get(version)).map(Revision::version);
    }

    @Override
    public List<HeadMove> log(String library) {
        return List.copyOf(moves.getOrDefault(library, List.of()));
    }

    @Override
    public Optional<Revision> revision(String library, VersionId version) {
        return Optional.ofNullable(saved.getOrDefault(library, Map.of()).get(version));
    }

    @Override
    public List<QuarantinedLesson> quarantine(String library) {
        return List.copyOf(held(library).values());
    }

    @Override
    public List<HeldResult> heldResults() {
        return List.copyOf(results);
    }

    @Override
    public List<Claim> claims(String library) {
        return claims.stream().filter(claim -> claim.library().equals(library)).toList();
    }

    @Override
    public long greatestLesson(String library) {
        return greatest(saved.getOrDefault(library, Map.of()).values().stream());
    }

    @Override
    public long greatestLessonBefore(String library, StepId step) {
        return greatest(saved.getOrDefault(library, Map.of()).values().stream()
                .takeWhile(revision -> !revision.version().step().equals(Optional.of(step))));
    }

    @Override
    public Set<RolloutId> evidence() {
        Set<RolloutId> cited = new HashSet<>();
        saved.values().stream()
                .flatMap(revisions -> revisions.values().stream())
                .forEach(revision -> cite(revision, cited));
        quarantine.values().stream()
                .flatMap(lessons -> lessons.values().stream())
                .flatMap(lesson -> lesson.edit().source().stream())
                .forEach(source -> cite(source, cited));
        return cited;
    }

    /** Adds the attempts behind the lessons and edits of a revision. */
    public static void cite(Revision revision, Set<RolloutId> cited) {
        Stream<Provenance> ofLessons = revision.version().lessons().stream().map(Lesson::provenance);
        Stream<Provenance> ofEdits = Stream.concat(
                        revision.applied().stream().map(AppliedEdit::edit),
                        revision.rejected().stream().map(RejectedEdit::edit))
                .flatMap(edit -> edit.source().stream());
        Stream.concat(ofLessons, ofEdits).forEach(source -> cite(source, cited));
    }

    /** Adds the attempts that something was drawn from. */
    public static void cite(Provenance source, Set<RolloutId> cited) {
        source.evidence().forEach(item -> cited.add(item.rollout()));
    }

    private Map<Long, QuarantinedLesson> held(String library) {
        return quarantine.getOrDefault(library, Map.of());
    }

    private static long greatest(Stream<Revision> revisions) {
        return revisions
                .flatMap(revision -> revision.version().lessons().stream())
                .mapToLong(lesson -> lesson.id().number())
                .max()
                .orElse(0);
    }
}
