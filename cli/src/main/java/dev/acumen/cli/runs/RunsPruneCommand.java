package dev.acumen.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.runtime.agent.WebCache;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.Pruning;
import dev.acumen.store.view.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen runs prune}: frees the room that runs take which are over. */
@Command(
        name = "prune",
        description = {
            "Takes out of runs what is large: calls, what they were given, attempts no lesson was drawn from.",
            "What they cost and why lessons are what they are stays. A pruned run cannot be continued or done over.",
            "Name runs, or say which with --keep or --older-than (both: those that meet both)."
        })
public final class RunsPruneCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "Runs to prune.")
    private List<String> named = new ArrayList<>();

    @Option(names = "--keep", paramLabel = "N", description = "Spare the N newest runs of each library.")
    private Optional<Integer> keep = Optional.empty();

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Only runs that began more than DAYS days ago.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be freed, and change nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Prune runs that never ended, too.")
    private boolean force;

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public RunsPruneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean chosen = keep.isPresent() || days.isPresent();
        if (named.isEmpty() != chosen || keep.orElse(0) < 0 || days.orElse(0) < 0) {
            throw new UserError(
                    UserError.Kind.USAGE, "name the runs to prune, or say which with --keep N or --older-than DAYS");
        }
        try (ExperienceStore store =
                dryRun ? Stores.forReading(session, common) : Stores.forChanging(session, common)) {
            List<RunRecord> runs = named.isEmpty()
                    ? chosen(store.runs().list())
                    : named.stream().map(id -> NamedRun.find(store, id)).toList();
            refuseUnfinished(runs);
            List<Pruning> prunings = new ArrayList<>();
            for (RunRecord run : runs) {
                prunings.add(dryRun ? store.planPruning(run.id(), force) : store.prune(run.id(), force));
                if (!dryRun) {
                    WebCache.remove(common.home(session), run.id());
                }
            }
            show(prunings);
            return ExitCode.OK;
        }
    }

    /** Runs that are damaged or pruned stay out, and unfinished ones unless forced: they were not named. */
    private List<RunRecord> chosen(List<RunRecord> oldestFirst) {
        List<RunRecord> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        Instant before = session.clock().instant().minus(Duration.ofDays(days.orElse(0)));
        Map<String, Integer> seen = new HashMap<>();
        List<RunRecord> chosen = new ArrayList<>();
        for (RunRecord run : newestFirst) {
            boolean spared = seen.merge(run.library(), 1, Integer::sum) <= keep.orElse(0);
            boolean possible = run.damage().isEmpty()
                    && run.pruned().isEmpty()
                    && (force || run.ended().isPresent());
            if (possible && !spared && run.started().isBefore(before)) {
                chosen.add(run);
            }
        }
        return chosen;
    }

    private void refuseUnfinished(List<RunRecord> runs) {
        for (RunRecord run : runs) {
            if (!force && run.ended().isEmpty() && run.damage().isEmpty()) {
                throw UserError.input(
                        "run " + run.id() + " is unfinished and could be continued; --force prunes it all the same");
            }
        }
    }

    private void show(List<Pruning> prunings) {
        Table table = new Table("run", "bytes before", "bytes after", "freed", "attempts kept", "dropped");
        ObjectNode result = ReportJson.object();
        ArrayNode list = result.putArray("runs");
        for (Pruning pruning : prunings) {
            table.row(
                    pruning.run().value(),
                    Numbers.count(pruning.bytesBefore()),
                    Numbers.count(pruning.bytesAfter()),
                    Numbers.count(pruning.bytesFreed()),
                    Numbers.count(pruning.attemptsKept()),
                    Numbers.count(pruning.attemptsDropped()));
            list.addObject()
                    .put("run", pruning.run().value())
                    .put("bytesBefore", pruning.bytesBefore())
                    .put("bytesAfter", pruning.bytesAfter())
                    .put("attemptsKept", pruning.attemptsKept())
                    .put("attemptsDropped", pruning.attemptsDropped());
        }
        long freed = prunings.stream().mapToLong(Pruning::bytesFreed).sum();
        result.put("bytesFreed", freed).put("dryRun", dryRun);
        if (!prunings.isEmpty()) {
            table.lines().forEach(session.terminal()::say);
        }
        session.terminal()
                .say(Numbers.of(freed, "byte") + " " + (dryRun ? "would be " : "") + "freed in "
                        + Numbers.of(prunings.size(), "run"));
        session.terminal().result(result);
    }
}
