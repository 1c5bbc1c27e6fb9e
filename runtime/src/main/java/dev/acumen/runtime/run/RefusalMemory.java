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
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Settlement;
import dev.acumen.learning.LearnSettings;
import dev.acumen.learning.ReviewMaterial;
import dev.acumen.learning.report.RefusedEdit;
import dev.acumen.runtime.connect.Connection;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.report.StepJson;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.RunRecord;
import java.util.ArrayList;
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

    /** Of those of before; a run remembers as many. */
    private static final int MOST = 40;

    /** Reasons that do not hold in another run: its tasks are others, what leaks from these may be asked there, and its limits may be others too. */
    private static final Set<String> OF_ONE_RUN = Stream.of(
                    RejectedEdit.Reason.TASK_ANSWER,
                    RejectedEdit.Reason.TASK_TEXT,
                    RejectedEdit.Reason.TOOL_OUTPUT,
                    RejectedEdit.Reason.TOO_MANY_TOKENS)
            .map(RejectedEdit.Reason::words)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Gives it to a run that has just begun; one that is taken up has it, or was made before there was such a memory.
     *
     * @param base the version it begins with; what stands there is not refused
     * @param connection to the model: what the simulated endpoint proposed says nothing about a model, and the other way round
     * @param settings of the run; as published, nothing of other runs is told
     */
    void give(RunCoordinator.Begun run, LibraryVersion base, Connection connection, LearnSettings settings) {
        if (run.resumed() || settings.material() == ReviewMaterial.PUBLISHED) {
            return;
        }
        Set<String> standing = base.lessons().stream().map(Lesson::text).collect(Collectors.toSet());
        List<RefusedEdit> remembered = new ArrayList<>();
        Stream.concat(byPersons(), byLastRun(connection.isSimulated()))
                .filter(edit -> !standing.contains(edit.text()))
                .filter(edit -> remembered.stream().noneMatch(edit::isSameAs))
                .limit(MOST)
                .forEach(remembered::add);
        ObjectNode node = ReportJson.object();
        StepJson.refused(node, remembered);
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
                .filter(run -> simulated == Connection.wasSimulated(run.configuration()))
                .sorted(Comparator.comparing(RunRecord::started).reversed())
                .map(run -> store.stepReports(run.id()))
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .stream()
                .flatMap(steps -> read(steps.get(steps.size() - 1).report()).stream())
                .filter(edit -> !OF_ONE_RUN.contains(edit.reason()));
    }

    /** The latest decisions first. */
    private Stream<RefusedEdit> byPersons() {
        Stream<Decided> dismissed = store.libraries().quarantine(library).stream()
                .flatMap(lesson -> lesson.settlement().stream()
                        .filter(done -> done.verdict() == Settlement.Verdict.DISMISSED)
                        .map(done -> new Decided(done, List.of(dismissed(lesson, done)))));
        Stream<Decided> rejected = ResultReview.of(store.libraries(), library).stream()
                .filter(HeldResult::isRejected)
                .flatMap(result -> result.settlement().stream()
                        .map(done -> new Decided(done, edits(result, done).toList())));
        return Stream.concat(dismissed, rejected)
                .sorted(Comparator.comparing((Decided one) -> one.decision().at())
                        .reversed())
                .flatMap(decided -> decided.edits().stream());
    }

    private record Decided(Settlement decision, List<RefusedEdit> edits) {}

    private static RefusedEdit dismissed(QuarantinedLesson lesson, Settlement decision) {
        return new RefusedEdit(lesson.edit().kind(), lesson.edit().target(), lesson.text(), byPerson(decision));
    }

    /** What the lessons of a result say otherwise than those it began with. */
    private Stream<RefusedEdit> edits(HeldResult result, Settlement decision) {
        Optional<LibraryVersion> base = store.libraries().find(result.base());
        String reason = byPerson(decision);
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

    /** Reports of earlier states remember nothing, and one that cannot be read is no reason not to begin a run. */
    private static List<RefusedEdit> read(String report) {
        try {
            return StepJson.refused(JSON.readTree(report));
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
