package dev.acumen.cli.estimate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Progress;
import dev.acumen.cli.show.Table;
import dev.acumen.learning.estimate.Estimate;
import dev.acumen.learning.estimate.Range;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.Forecast;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.LearnJob;
import dev.acumen.runtime.run.ProbeResult;
import java.util.Locale;

/**
 * Says what a learning run will take: practises a few of its tasks as the run would, and scales what that took. The calls of the
 * probe are real, paid for, and kept as a run of their own; nothing of what it learns is kept.
 *
 * @param session what every command has
 * @param job the run
 * @param tasks how many tasks to practise; 0 to count calls only
 */
public record DryRun(Session session, LearnJob job, int tasks) {

    /** Refuses a probe of fewer than no tasks. */
    public DryRun {
        if (tasks < 0) {
            throw new UserError(UserError.Kind.USAGE, "--probe must not be negative");
        }
    }

    /** Says it, and returns the exit code. */
    public int run() {
        Terminal terminal = session.terminal();
        Forecast forecast = job.forecast();
        ObjectNode result = ReportJson.object();
        terminal.say(terminal.bold("estimate for learn " + job.spec().domain().name()));
        terminal.say("  model     " + job.connection().describe());
        terminal.say("  price     "
                + job.connection().priceSource().orElse("unknown; see 'prices' in docs/configuration.md"));
        terminal.say("  plan      " + Numbers.of(forecast.steps(), "step") + ", "
                + Numbers.range(forecast.practiceAtLeast(), forecast.practiceAttempts(), "practice attempt") + ", "
                + Numbers.count(forecast.heldOutAttempts()) + " held-out attempts");
        terminal.say("  calls     " + Numbers.count(forecast.callsAtLeast()) + " to "
                + Numbers.count(forecast.callsAtMost()) + ", without retries");
        result.put("callsAtLeast", forecast.callsAtLeast());
        result.put("callsAtMost", forecast.callsAtMost());
        int most = tasks * ((job.kit().mostCalls() + 1) * job.settings().groupSize() + 2) + 1;
        long cap = job.spec().budget().calls().orElse(Long.MAX_VALUE);
        if (tasks > 0 && cap < most) {
            terminal.notice("note: a probe may take " + Numbers.of(most, "call")
                    + ", more than --max-calls, so calls are only counted");
        } else if (tasks > 0) {
            show(probe(), result);
        }
        result.put("simulated", job.connection().isSimulated());
        terminal.result(result);
        return ExitCode.OK;
    }

    private Estimate probe() {
        int some = Math.min(tasks, job.tasks().practice().size());
        Progress attempts =
                new Progress(session.terminal(), "probe", some * job.settings().groupSize(), false);
        ProbeResult found = job.probe(some, event -> {
            if (event instanceof RunEvent.Attempted attempted && attempted.event() instanceof RolloutEvent.Scored) {
                attempts.attempted();
            }
        });
        session.terminal()
                .say("  probe     " + Numbers.of(found.calls(), "call") + " on " + Numbers.of(found.tasks(), "task")
                        + ", " + Numbers.of(found.mixed(), "group") + " mixed; kept as run " + found.run());
        found.headroom().ifPresent(words -> session.terminal().say("  " + words));
        return found.estimate();
    }

    private void show(Estimate estimate, ObjectNode result) {
        Terminal terminal = session.terminal();
        Table table = new Table("phase", "calls", "input tokens", "output tokens", "cost");
        ObjectNode phases = result.putObject("phases");
        estimate.phases().forEach((phase, part) -> {
            String name =
                    phase.name().toLowerCase(Locale.ROOT) + (estimate.assumed().contains(phase) ? " (assumed)" : "");
            row(table, name, part);
            put(phases.putObject(phase.name().toLowerCase(Locale.ROOT)), part);
        });
        row(table, "total", estimate.total());
        put(result.putObject("total"), estimate.total());
        put(result.putObject("seconds"), estimate.seconds());
        terminal.say("");
        table.lines().forEach(terminal::say);
        terminal.say("");
        terminal.say("  time      " + Numbers.duration(estimate.seconds().low()) + " to "
                + Numbers.duration(estimate.seconds().high()) + " at "
                + Numbers.of(job.connection().settings().concurrency(), "call") + " at once");
        terminal.say(
                "  ranges hold if the other tasks are like those of the probe; caps: --max-calls, --max-tokens, --max-cost");
        if (estimate.phases().values().stream().anyMatch(part -> part.costUsd().isEmpty())) {
            terminal.say("  the cost is unknown where the price is, or where the server reports no usage");
        }
    }

    private static void row(Table table, String name, Estimate.PhaseEstimate part) {
        table.row(
                name,
                count(part.calls()),
                count(part.inputTokens()),
                count(part.outputTokens()),
                part.costUsd()
                        .map(cost -> String.format(Locale.ROOT, "$%.4f to $%.4f", cost.low(), cost.high()))
                        .orElse("unknown"));
    }

    private static String count(Range range) {
        String low = Numbers.count(Math.round(range.low()));
        String high = Numbers.count(Math.round(range.high()));
        return low.equals(high) ? low : low + " to " + high;
    }

    private static void put(ObjectNode node, Estimate.PhaseEstimate part) {
        put(node.putObject("calls"), part.calls());
        put(node.putObject("inputTokens"), part.inputTokens());
        put(node.putObject("outputTokens"), part.outputTokens());
        part.costUsd().ifPresentOrElse(cost -> put(node.putObject("costUsd"), cost), () -> node.putNull("costUsd"));
    }

    private static void put(ObjectNode node, Range range) {
        node.put("low", range.low()).put("high", range.high());
    }
}
