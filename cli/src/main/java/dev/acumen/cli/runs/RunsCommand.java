package dev.acumen.cli.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.attempts.AttemptsCommand;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.RejectionLines;
import dev.acumen.cli.show.SpendTable;
import dev.acumen.cli.show.Table;
import dev.acumen.core.run.Spend;
import dev.acumen.runtime.report.Rejection;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.runtime.run.RejectedEdits;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen runs}: what was done. */
@Command(name = "runs", description = "Shows what was done and what it cost.")
public final class RunsCommand {

    private final Session session;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by the command line's parser and by Acumen
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public RunsCommand(Session session) {
        this.session = session;
    }

    /**
     * The command with those of its subcommands that are classes of their own.
     *
     * @param others that stand elsewhere
     */
    public static CommandLine line(Session session, Object... others) {
        CommandLine line = new CommandLine(new RunsCommand(session));
        line.addSubcommand(new AttemptsCommand(session));
        line.addSubcommand(new RunsCostCommand(session));
        line.addSubcommand(new RunsPruneCommand(session));
        line.addSubcommand(new ReplayCommand(session));
        line.addSubcommand(new RescoreCommand(session));
        for (Object other : others) {
            line.addSubcommand(other);
        }
        return line;
    }

    @Command(name = "list", description = "Lists all runs, oldest first.")
    int list(@Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            Table table = new Table("run", "kind", "library", "started", "outcome", "calls", "cost");
            ObjectNode result = ReportJson.object();
            ArrayNode list = result.putArray("runs");
            for (RunRecord run : store.runs().list()) {
                Spend spend = store.runs().spend(run.id()).values().stream().reduce(Spend.nothing(), Spend::plus);
                table.row(
                        run.id().value(),
                        run.kind(),
                        run.library(),
                        Numbers.time(run.started()),
                        NamedRun.outcome(run),
                        Numbers.count(spend.calls()),
                        Numbers.cost(spend));
                ObjectNode node = list.addObject();
                node.put("run", run.id().value());
                node.put("kind", run.kind());
                node.put("library", run.library());
                node.put("started", run.started().toString());
                node.put("outcome", NamedRun.outcome(run));
                run.damage().ifPresent(damage -> node.put("damage", damage));
                run.pruned().ifPresent(at -> node.put("pruned", at.toString()));
                ReportJson.spend(node, spend);
            }
            if (list.isEmpty()) {
                session.terminal().say("there is no run yet; 'acumen learn freight" + options.again() + "' makes one");
            } else {
                table.lines().forEach(session.terminal()::say);
            }
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description =
                    "Shows one run: what decided it, its passes, what it cost, the edits it rejected, its report.")
    int show(@Parameters(paramLabel = "RUN") String id, @Mixin CommonOptions options) {
        try (ExperienceStore store = Stores.forReading(session, options)) {
            RunRecord run = NamedRun.find(store, id);
            session.terminal()
                    .say(session.terminal().bold("run " + run.id()) + "   " + run.kind() + ", library '" + run.library()
                            + "'");
            session.terminal().say("  started   " + run.started());
            session.terminal()
                    .say("  ended     " + run.ended().map(Object::toString).orElse("-") + "   "
                            + NamedRun.outcome(run));
            run.pruned().ifPresent(at -> session.terminal().say("  pruned    " + at));
            run.damage().ifPresent(damage -> session.terminal().say("  damaged   " + damage));
            run.configuration().forEach((name, value) -> session.terminal().say("  " + name + ": " + value));
            session.terminal().say("");
            List<AttemptRecord> attempts = store.runs().attempts(run.id());
            PassTable.of(attempts).lines().forEach(session.terminal()::say);
            session.terminal().say("");
            SpendTable.lines(store.runs().spend(run.id())).forEach(session.terminal()::say);
            List<Rejection> rejected = RejectedEdits.of(store, run);
            if (!rejected.isEmpty()) {
                session.terminal().say("");
                RejectionLines.all(rejected).forEach(session.terminal()::say);
            }
            session.terminal().result(result(store, run, rejected));
            return ExitCode.OK;
        }
    }

    private static ObjectNode result(ExperienceStore store, RunRecord run, List<Rejection> rejected) {
        ObjectNode result = ReportJson.object();
        result.put("run", run.id().value());
        result.put("kind", run.kind());
        result.put("library", run.library());
        result.put("started", run.started().toString());
        result.put("outcome", NamedRun.outcome(run));
        run.damage().ifPresent(damage -> result.put("damage", damage));
        run.pruned().ifPresent(at -> result.put("pruned", at.toString()));
        ObjectNode configuration = result.putObject("configuration");
        run.configuration().forEach(configuration::put);
        PassTable.of(store.runs().attempts(run.id())).describe(result.putArray("passes"));
        ReportJson.spend(result, store.runs().spend(run.id()));
        Rejection.put(result, rejected);
        run.report().ifPresent(report -> {
            try {
                result.set("report", new ObjectMapper().readTree(report));
            } catch (JsonProcessingException e) {
                result.put("report", report);
            }
        });
        return result;
    }
}
