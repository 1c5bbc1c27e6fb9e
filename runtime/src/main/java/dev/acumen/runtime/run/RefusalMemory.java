package dev.acumen.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Settlement;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was proposed for a library in vain before a run. The run is given it when it begins and keeps it, so that it decides the same when it is taken up or done
 * over, whatever other runs come to meanwhile.
 *
 * @param store with runs and libraries
 * @param library its name
 */
record RefusalMemory(ExperienceStore store, String library) {

    private static final String NAME = "refused";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Gives it to a run that has just begun; one that is taken up has it, or was made before there was such a memory.
     *
     * @param base the version it begins with; what stands there is not refused
     * @param connection to the model: what the simulated endpoint proposed says nothing about a model, and the other way round
     */
    void give(RunCoordinator.Begun run, LibraryVersion base, Connection connection) {
        if (run.resumed()) {
            return;
        }
        Set<String> standing = base.lessons().stream().map(Lesson::text).collect(Collectors.toSet());
        ObjectNode node = ReportJson.object();
        ReportJson.refused(
                node,
                Stream.concat(byPersons(), byLastRun(connection.isSimulated()))
                        .filter(edit -> !standing.contains(edit.text()))
                        .distinct()
                        .toList());
        run.journal().append(new JournalEntry.RunInput(NAME, node.toString()));
    }

    /** What a run was given. */
    static List<RefusedEdit> given(Journal journal) {
        return journal.given(NAME).map(RefusalMemory::read).orElse(List.of());
    }

    /** What the last run that came to a step remembered then, which is also what it had been given. */
    private Stream<RefusedEdit> byLastRun(boolean simulated) {
        return store.runs().list().stream()
                .filter(run -> run.kind().equals(LearnJob.KIND) && run.library().equals(library))
                .filter(run -> simulated
                        == !run.configuration().getOrDefault("simulate", "no").equals("no"))
                .sorted(Comparator.comparing(RunRecord::started).reversed())
                .map(run -> store.stepReports(run.id()))
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .stream()
                .flatMap(steps -> read(steps.get(steps.size() - 1).report()).stream());
    }

    private Stream<RefusedEdit> byPersons() {
        Stream<RefusedEdit> dismissed = store.libraries().quarantine(library).stream()
                .filter(lesson -> lesson.settlement()
                        .filter(done -> done.verdict() == Settlement.Verdict.DISMISSED)
                        .isPresent())
                .map(RefusalMemory::dismissed);
        Stream<RefusedEdit> rejected = ResultReview.of(store.libraries(), library).stream()
                .filter(HeldResult::isRejected)
                .flatMap(this::edits);
        return Stream.concat(dismissed, rejected);
    }

    private static RefusedEdit dismissed(QuarantinedLesson lesson) {
        return new RefusedEdit(
                lesson.edit().kind(),
                lesson.edit().target(),
                lesson.text(),
                byPerson(lesson.settlement().orElseThrow()));
    }

    /** What the lessons of a result say otherwise than those it began with. */
    private Stream<RefusedEdit> edits(HeldResult result) {
        Optional<LibraryVersion> base = store.libraries().find(result.base());
        String reason = byPerson(result.settlement().orElseThrow());
        return store.libraries().find(result.version()).stream()
                .flatMap(version -> version.lessons().stream())
                .flatMap(lesson -> {
                    Optional<Lesson> before = base.flatMap(version -> version.lesson(lesson.id()));
                    return before.map(Lesson::text)
                                    .filter(lesson.text()::equals)
                                    .isPresent()
                            ? Stream.empty()
                            : Stream.of(new RefusedEdit(
                                    before.isPresent() ? "UPDATE" : "ADD",
                                    before.map(Lesson::id),
                                    lesson.text(),
                                    reason));
                });
    }

    private static String byPerson(Settlement decision) {
        return "a person rejected it" + (decision.why().isBlank() ? "" : ": " + decision.why());
    }

    /** Reports of earlier states remember nothing. */
    private static List<RefusedEdit> read(String report) {
        try {
            return ReportJson.refused(JSON.readTree(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of a step is JSON", e);
        }
    }
}
