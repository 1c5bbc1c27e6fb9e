package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.ClaimLines;
import dev.acumen.cli.show.HeldResultLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.runtime.library.LibraryEditor;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library}: what was learned. */
@Command(name = "library", description = "Shows, compares, edits, carries and rolls back what was learned.")
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
                .addSubcommand(new LogCommand(session))
                .addSubcommand(new DiffCommand(session))
                .addSubcommand(new AddCommand(session))
                .addSubcommand(new EditCommand(session))
                .addSubcommand(new RemoveCommand(session))
                .addSubcommand(new SeedCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new CreditCommand(session))
                .addSubcommand(new QuarantineCommand(session))
                .addSubcommand(new ApproveCommand(session))
                .addSubcommand(new RejectCommand(session));
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
            List<HeldResult> held = libraries.heldResults();
            if (libraries.names().isEmpty() && held.isEmpty()) {
                say("there is no library yet; 'acumen learn freight" + options.again() + "' makes one");
            } else if (!libraries.names().isEmpty()) {
                table.lines().forEach(this::say);
            }
            HeldResultLines.notices(held, options.again()).forEach(session.terminal()::notice);
            ArrayNode waiting = result.putArray("waiting");
            held.stream().filter(HeldResult::isWaiting).map(HeldThings::json).forEach(waiting::add);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(name = "show", description = "Shows instructions and lessons of a version (default: the head).")
    int show(@Parameters(paramLabel = VERSIONED) String reference, @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            LibraryVersion version = Lookup.version(store.libraries(), reference);
            say("library '" + Lookup.name(reference) + "', version "
                    + version.id().brief() + ", " + Numbers.of(version.lessons().size(), "lesson") + ", about "
                    + Numbers.of(version.tokens(), "token"));
            version.instructions().ifPresent(own -> {
                say("instructions, in place of the domain's:");
                own.text().lines().forEach(line -> say(("  " + line).stripTrailing()));
            });
            version.lessons().forEach(lesson -> say("[" + lesson.id() + "] " + lesson.text()));
            ObjectNode result = ReportJson.version(Lookup.name(reference), version);
            ArrayNode measured = result.putArray("claims");
            for (Claim claim : store.libraries().claims(Lookup.name(reference))) {
                if (claim.version().equals(version.id())) {
                    say("measured: " + ClaimLines.verdict(claim));
                    say("  " + ClaimLines.basis(claim));
                    measured.add(ReportJson.claim(claim));
                }
            }
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "why",
            description =
                    "Walks from a lesson, or the instructions that learning wrote, to the attempts they were drawn from.")
    int why(
            @Parameters(paramLabel = "LESSON", description = "Such as L17, or the word instructions.") String id,
            @Option(
                            names = "--library",
                            paramLabel = NAME,
                            description = "Needed if several libraries have such a lesson.")
                    Optional<String> named,
            @Mixin CommonOptions options) {
        Optional<LessonId> lesson =
                id.equals(InstructionsHistory.WORD) ? Optional.empty() : Optional.of(HandEdit.lesson(id));
        try (ExperienceStore store = Stores.forReading(session, options)) {
            if (lesson.isEmpty()) {
                session.terminal()
                        .result(new InstructionsHistory(session.terminal(), store)
                                .show(Lookup.libraryWithInstructions(store.libraries(), named)));
                return ExitCode.OK;
            }
            String library = Lookup.libraryOf(store.libraries(), lesson.get(), named);
            session.terminal().result(new LessonHistory(session.terminal(), store, library).show(lesson.get()));
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

    private void say(String line) {
        session.terminal().say(line);
    }
}
