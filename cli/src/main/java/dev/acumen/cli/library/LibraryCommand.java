package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Edits;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library}: what was learned. */
@Command(name = "library", description = "Shows, compares, carries and rolls back what was learned.")
public final class LibraryCommand {

    private static final String NAME = "NAME";
    private static final String VERSIONED = "NAME[@VERSION]";

    private final Session session;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public LibraryCommand(Session session) {
        this.session = session;
    }

    /** The command with those below it that have a class of their own. */
    public static CommandLine line(Session session) {
        return new CommandLine(new LibraryCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new CreditCommand(session))
                .addSubcommand(new QuarantineCommand(session));
    }

    @Command(name = "list", description = "Lists all libraries.")
    int list(@Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            LibraryView libraries = store.libraries();
            ObjectNode result = ReportJson.object();
            ArrayNode list = result.putArray("libraries");
            Table table = new Table("library", "version", "lessons", "tokens", "last change");
            for (String name : libraries.names()) {
                LibraryVersion head = Lookup.head(libraries, name);
                List<HeadMove> log = libraries.log(name);
                String last = Numbers.time(log.get(log.size() - 1).at());
                table.row(
                        name,
                        head.id().brief(),
                        String.valueOf(head.lessons().size()),
                        Numbers.count(head.tokens()),
                        last);
                list.addObject()
                        .put("library", name)
                        .put("version", head.id().hex())
                        .put("lessons", head.lessons().size())
                        .put("tokens", head.tokens())
                        .put("changed", last);
            }
            if (libraries.names().isEmpty()) {
                say("there is no library yet; 'acumen learn freight" + options.again() + "' makes one");
            } else {
                table.lines().forEach(this::say);
            }
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(name = "log", description = "Shows how a library came to be, newest first.")
    int log(@Parameters(paramLabel = NAME) String name, @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            LibraryView libraries = store.libraries();
            Lookup.head(libraries, name);
            List<HeadMove> moves = libraries.log(name);
            ArrayNode list = ReportJson.object().putArray("moves");
            for (int i = moves.size() - 1; i >= 0; i--) {
                HeadMove move = moves.get(i);
                Optional<Revision> revision = libraries.revision(name, move.to());
                String cause = move.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                say(session.terminal().bold("version " + move.to().brief()) + (i == moves.size() - 1 ? " (head)" : ""));
                say("  " + cause + move.step().map(step -> " by " + step).orElse("") + ", " + Numbers.time(move.at())
                        + ", from " + move.from().brief());
                if (move.cause() != HeadMove.Cause.ROLLED_BACK) {
                    revision.ifPresent(made ->
                            Edits.lines(session.terminal(), made.changes()).forEach(line -> say("    " + line)));
                }
                list.addObject()
                        .put("version", move.to().hex())
                        .put("from", move.from().hex())
                        .put("cause", cause)
                        .put("step", move.step().map(Object::toString).orElse(""))
                        .put("at", move.at().toString());
            }
            long held = libraries.quarantine(name).stream()
                    .filter(QuarantinedLesson::isHeld)
                    .count();
            if (held > 0) {
                session.terminal()
                        .notice("note: " + Numbers.of(held, "lesson is", "lessons are")
                                + " held for review: acumen library quarantine " + name + options.again());
            }
            ObjectNode result = ReportJson.object();
            result.put("library", name);
            result.put("held", held);
            result.set("moves", list);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(name = "show", description = "Shows the lessons of a version (default: the head).")
    int show(@Parameters(paramLabel = VERSIONED) String reference, @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            LibraryVersion version = Lookup.version(store.libraries(), reference);
            say("library '" + Lookup.name(reference) + "', version "
                    + version.id().brief() + ", " + Numbers.of(version.lessons().size(), "lesson") + ", about "
                    + Numbers.of(version.tokens(), "token"));
            version.lessons().forEach(lesson -> say("[" + lesson.id() + "] " + lesson.text()));
            session.terminal().result(ReportJson.version(Lookup.name(reference), version));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "diff",
            description =
                    "Shows what leads from one version to another (default: from the one before the head to the head).")
    int diff(
            @Parameters(
                            index = "0",
                            paramLabel = NAME,
                            description = "A library, or two as NAME[@VERSION] NAME[@VERSION].")
                    String first,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "FROM",
                            description = "First digits of a version, or a second NAME[@VERSION].")
                    Optional<String> from,
            @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "First digits of a version.")
                    Optional<String> to,
            @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            LibraryView libraries = store.libraries();
            LibraryVersion before;
            LibraryVersion after;
            if (from.isPresent()
                    && to.isEmpty()
                    && (from.get().contains("@") || libraries.names().contains(from.get()))) {
                before = Lookup.version(libraries, first);
                after = Lookup.version(libraries, from.get());
            } else {
                String name = Lookup.name(first);
                after = to.map(digits -> Lookup.version(libraries, name, digits))
                        .orElseGet(() -> Lookup.version(libraries, first));
                VersionId head = after.id();
                before = from.map(digits -> Lookup.version(libraries, name, digits))
                        .orElseGet(() -> beforeLastMove(libraries, name, head));
            }
            say("--- version " + before.id().brief());
            say("+++ version " + after.id().brief());
            if (before.id().equals(after.id())) {
                say("both are the same version: nothing leads from one to the other");
            }
            Edits.between(session.terminal(), before, after).forEach(this::say);
            ObjectNode result = ReportJson.object();
            result.put("from", before.id().hex());
            result.put("to", after.id().hex());
            ArrayNode lines = result.putArray("lines");
            Edits.between(session.terminal().withoutColour(), before, after).forEach(lines::add);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(name = "why", description = "Walks from a lesson to the attempts it was drawn from.")
    int why(
            @Parameters(paramLabel = "LESSON", description = "Such as L17.") String id,
            @Option(
                            names = "--library",
                            paramLabel = NAME,
                            description = "Needed if several libraries have such a lesson.")
                    Optional<String> named,
            @Mixin CommonOptions options) {
        LessonId lesson;
        try {
            lesson = LessonId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
        try (ExperienceStore store = Stores.forReading(session, options)) {
            String library = Lookup.libraryOf(store.libraries(), lesson, named);
            session.terminal().result(new LessonHistory(session.terminal(), store, library).show(lesson));
            return ExitCode.OK;
        }
    }

    @Command(name = "rollback", description = "Sets a library back to an earlier version. Nothing is deleted.")
    int rollback(
            @Parameters(index = "0", paramLabel = NAME) String name,
            @Parameters(index = "1", paramLabel = "VERSION", description = "First digits of a version.") String digits,
            @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forChanging(session, options)) {
            LibraryVersion head = Lookup.head(store.libraries(), name);
            LibraryVersion target = new LibraryEditor(store.libraries(), session.clock()).rollback(name, digits);
            say("library '" + name + "' is back at version " + target.id().brief() + " with "
                    + Numbers.of(target.lessons().size(), "lesson") + "; it was at "
                    + head.id().brief());
            session.terminal().result(ReportJson.version(name, target));
            return ExitCode.OK;
        }
    }

    private static LibraryVersion beforeLastMove(LibraryView libraries, String name, VersionId to) {
        VersionId before = LibraryVersion.empty().id();
        for (HeadMove move : libraries.log(name)) {
            before = move.to().equals(to) ? move.from() : before;
        }
        return libraries.find(before).orElse(LibraryVersion.empty());
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
