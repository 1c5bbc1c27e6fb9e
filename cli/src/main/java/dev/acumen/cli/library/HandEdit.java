package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Edits;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Revision;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import java.util.List;

/**
 * What a change by hand came to, for people and programs.
 *
 * @param session what every command has
 * @param common options that further commands need
 * @param library its name
 */
record HandEdit(Session session, CommonOptions common, String library) {

    static LessonId lesson(String text) {
        try {
            return LessonId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Says what changed and what one may do next.
     *
     * @param isNew whether the library was not there before
     * @param warnings what was told of suspicious lessons
     */
    void show(Revision revision, boolean isNew, List<String> warnings) {
        Terminal terminal = session.terminal();
        LibraryVersion version = revision.version();
        String size =
                Numbers.of(version.lessons().size(), "lesson") + ", about " + Numbers.of(version.tokens(), "token");
        if (revision.changed()) {
            terminal.say("library '" + library + "' is " + (isNew ? "new, " : "") + "at version "
                    + version.id().brief() + " with " + size
                    + (isNew ? "" : "; it was at " + revision.base().id().brief()));
            Edits.lines(terminal, revision.changes()).forEach(line -> terminal.say("  " + line));
        } else {
            terminal.say(
                    "library '" + library + "' stays at version " + version.id().brief() + " with " + size);
        }
        if (!revision.rejected().isEmpty()) {
            terminal.say(
                    "  " + Numbers.of(revision.rejected().size(), "lesson was", "lessons were") + " there already");
        }
        if (revision.changed()) {
            next(revision, isNew);
        }
        terminal.result(json(revision, warnings));
    }

    private void next(Revision revision, boolean isNew) {
        if (!revision.version().lessons().isEmpty()) {
            say("  use it:  acumen ask " + library + common.again() + " \"...\"");
        }
        if (!isNew) {
            say("  undo:    acumen library rollback " + library + " "
                    + revision.base().id().brief() + common.again());
        }
    }

    private ObjectNode json(Revision revision, List<String> warnings) {
        ObjectNode result = ReportJson.version(library, revision.version());
        result.put("before", revision.base().id().hex());
        result.put("changed", revision.changed());
        ArrayNode changes = result.putArray("changes");
        for (AppliedEdit edit : revision.changes()) {
            ObjectNode change = changes.addObject();
            change.put("kind", edit.edit().kind()).put("lesson", edit.lesson().toString());
            edit.before().ifPresent(text -> change.put("before", text));
            edit.after().ifPresent(text -> change.put("after", text));
        }
        result.put("thereAlready", revision.rejected().size());
        ArrayNode told = result.putArray("warnings");
        warnings.forEach(told::add);
        return result;
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
