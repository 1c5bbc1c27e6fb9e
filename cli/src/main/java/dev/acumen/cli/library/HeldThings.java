package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.runtime.report.ReportJson;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a person's decision in a library: results of runs, and quarantined lessons.
 *
 * @param session what every command has
 * @param common options that further commands need
 * @param libraries where the library lives
 * @param name its name
 * @param by who decides
 */
record HeldThings(Session session, CommonOptions common, LibraryStore libraries, String name, String by) {

    /** The quarantined lessons. */
    QuarantinedLessons lessons() {
        return new QuarantinedLessons(session, common, libraries, name, by);
    }

    /** Decides about results. */
    ResultReview reviewing() {
        return new ResultReview(libraries, name, by, session.clock());
    }

    /** The result that is named, or the only one that waits. */
    HeldResult result(Optional<String> named) {
        List<QuarantinedLesson> lessons = libraries.quarantine(name).stream()
                .filter(QuarantinedLesson::isHeld)
                .toList();
        boolean isNoneWaiting = ResultReview.of(libraries, name).stream().noneMatch(HeldResult::isWaiting);
        if (named.isEmpty() && isNoneWaiting && !lessons.isEmpty()) {
            throw UserError.input("no result of a run waits for library '" + name + "', but "
                    + Numbers.of(lessons.size(), "lesson is", "lessons are") + " held for review: name one, such as "
                    + lessons.get(0).id() + " ('acumen library quarantine " + name + common.again()
                    + "' shows them)");
        }
        return reviewing().find(named);
    }

    /** For programs. */
    static ObjectNode json(HeldResult result) {
        ObjectNode node = ReportJson.object();
        node.put("library", result.library());
        node.put("run", result.run().value());
        node.put("base", result.base().hex());
        node.put("version", result.version().hex());
        node.put("state", result.state());
        node.put("at", result.at().toString());
        result.settlement()
                .ifPresent(done -> node.putObject("decision")
                        .put("by", done.by())
                        .put("why", done.why())
                        .put("at", done.at().toString()));
        return node;
    }
}
