package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.LibraryStore;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.learning.check.QuarantineReview;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The quarantined lessons of a library: finds them, shows them, and does what a person decides about them.
 *
 * @param session what every command has
 * @param common options that further commands need
 * @param libraries where the library lives
 * @param name its name
 * @param by who decides
 */
record QuarantinedLessons(Session session, CommonOptions common, LibraryStore libraries, String name, String by) {

    private static final Pattern NAMED = Pattern.compile("[Qq][0-9]+");

    /** Whether the text names a quarantined lesson and nothing else. */
    static boolean isName(String text) {
        return NAMED.matcher(text).matches();
    }

    /** The one of that id. */
    QuarantinedLesson find(String text) {
        QuarantineId id = id(text);
        return review().find(id)
                .orElseThrow(() -> UserError.input("library '" + name + "' has no " + id
                        + " in quarantine; 'acumen library quarantine " + name + " --all" + common.again()
                        + "' lists what there is"));
    }

    /** Makes it a lesson, in a new version. */
    void approve(QuarantinedLesson lesson, LibraryLimits limits, String why) {
        QuarantineReview.Approved approved;
        try {
            approved = review().approve(lesson.id(), limits, why);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
        say(lesson.id() + " is lesson " + approved.lesson() + " of library '" + name + "', version "
                + approved.version().id().brief());
        ObjectNode result = json(find(lesson.id().toString()));
        result.put("version", approved.version().id().hex());
        session.terminal().result(result);
    }

    /** Puts it away. */
    void dismiss(QuarantinedLesson lesson, String why) {
        try {
            review().dismiss(lesson.id(), why);
        } catch (IllegalStateException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
        say(lesson.id() + " of library '" + name + "' is dismissed");
        session.terminal().result(json(find(lesson.id().toString())));
    }

    /** What it is, in a few lines. */
    void head(QuarantinedLesson lesson) {
        say(session.terminal().bold(lesson.id().toString()) + " " + lesson.state() + ", "
                + lesson.edit().kind()
                + lesson.edit().target().map(target -> " of " + target).orElse("") + " proposed by " + lesson.step()
                + ", " + Numbers.time(lesson.at()));
        say("    " + lesson.text());
        lesson.findings().forEach(finding -> say("    it " + finding.words()));
    }

    /** For programs. */
    static ObjectNode json(QuarantinedLesson lesson) {
        ObjectNode node = ReportJson.object();
        node.put("id", lesson.id().toString());
        node.put("library", lesson.library());
        node.put("state", lesson.state());
        node.put("kind", lesson.edit().kind());
        lesson.edit().target().ifPresent(target -> node.put("target", target.toString()));
        node.put("text", lesson.text());
        node.put("step", lesson.step().toString());
        node.put("at", lesson.at().toString());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : lesson.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                    .put("detail", finding.detail());
        }
        ArrayNode tasks = node.putArray("tasks");
        lesson.edit().source().map(Provenance::evidence).orElse(List.of()).stream()
                .map(item -> item.rollout().task().value())
                .distinct()
                .forEach(tasks::add);
        lesson.settlement().ifPresent(done -> {
            ObjectNode decision = node.putObject("decision");
            decision.put("by", done.by());
            decision.put("why", done.why());
            decision.put("at", done.at().toString());
            done.lesson().ifPresent(made -> decision.put("lesson", made.toString()));
        });
        return node;
    }

    private static QuarantineId id(String text) {
        try {
            return QuarantineId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private QuarantineReview review() {
        return new QuarantineReview(libraries, name, by, session.clock());
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
