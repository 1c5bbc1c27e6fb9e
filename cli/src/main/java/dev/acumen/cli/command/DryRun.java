package dev.acumen.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.estimate.Estimate;
import dev.acumen.agent.estimate.Range;
import dev.acumen.agent.event.RunEvent;
import dev.acumen.agent.learn.LearnSettings;
import dev.acumen.agent.learn.LearningRun;
import dev.acumen.agent.learn.ScratchLibraries;
import dev.acumen.agent.report.Forecast;
import dev.acumen.agent.report.LearnReport;
import dev.acumen.agent.rollout.Agent;
import dev.acumen.cli.agent.AgentKit;
import dev.acumen.cli.domain.EvaluatorOption;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.session.UserError;
import dev.acumen.cli.show.JsonResult;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Says what a learning run will take: practises a few of its tasks as the run would, and scales what that took. The calls of the
 * probe are real, paid for, and kept as a run of their own; nothing of what it learns is kept.
 *
 * @param job the run
 * @param tasks how many tasks to practise; 0 to count calls only
 */
record DryRun(LearnJob job, int tasks) {

    private static final String KIND = "probe";

    DryRun {
        if (tasks < 0) {
            throw new UserError(ExitCode.USAGE, "--probe is not negative");
        }
    }

    int run() {
        Terminal terminal = job.session().terminal();
        Forecast forecast = job.forecast();
        ObjectNode result = JsonResult.object();
        terminal.say(
                terminal.bold("estimate for learn " + job.material().domain().name()));
        terminal.say("  model     " + job.connection().describe());
        terminal.say("  price     "
                + job.connection().priceSource().orElse("unknown; see 'prices' in docs/configuration.md"));
        terminal.say("  plan      " + forecast.steps() + (forecast.steps() == 1 ? " step, " : " steps, ")
                + Numbers.count(forecast.practiceAttempts()) + " practice attempts, "
                + Numbers.count(forecast.heldOutAttempts()) + " held-out attempts");
        terminal.say("  calls     " + Numbers.count(forecast.callsAtLeast()) + " to "
                + Numbers.count(forecast.callsAtMost()) + ", without retries");
        result.put("callsAtLeast", forecast.callsAtLeast());
        result.put("callsAtMost", forecast.callsAtMost());
        int most = tasks * ((job.kit().mostCalls() + 1) * job.settings().groupSize() + 2) + 1;
        long cap = job.budget().calls().orElse(Long.MAX_VALUE);
        if (tasks > 0 && cap < most) {
            terminal.notice(
                    "note: a probe may take " + most + " calls, more than --max-calls, so calls are only counted");
        } else if (tasks > 0) {
            show(probe(forecast), result);
        }
        result.put("simulated", job.connection().isSimulated());
        terminal.result(result);
        return ExitCode.OK;
    }

    private Estimate probe(Forecast forecast) {
        List<Task> some = job.material().tasks().practice().tasks();
        some = some.subList(0, Math.min(tasks, some.size()));
        Map<String, String> decides = new LinkedHashMap<>(job.decides());
        decides.put("probe", String.valueOf(some.size()));
        RunPlan.Begun run = new RunPlan(KIND, job.library(), decides, Map.of(), Map.of())
                .begin(job.store(), job.session().clock(), job.session().terminal(), job.choice());
        List<FinishedCall> calls = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger done = new AtomicInteger();
        int expected = some.size() * job.settings().groupSize();
        Consumer<RunEvent> progress = event -> {
            if (event instanceof RunEvent.AttemptScored) {
                job.session().terminal().status("probe: " + done.incrementAndGet() + " of " + expected + " attempts");
            }
        };
        try (AgentKit.Hired agent = job.kit().agent(job.material().domain().prompts(), run.journal(), event -> {})) {
            return probe(forecast, some, run, agent, calls, progress);
        }
    }

    private Estimate probe(
            Forecast forecast,
            List<Task> some,
            RunPlan.Begun run,
            Agent agent,
            List<FinishedCall> calls,
            Consumer<RunEvent> progress) {
        Models models = job.models(run, event -> collect(event, calls));
        LearningRun.Builder learning = LearningRun.builder(
                        new ScratchLibraries(job.store().libraries()),
                        models.model(),
                        EvaluatorOption.judged(
                                job.material().evaluator(), job.material().domain(), models.judge()))
                .instructions(job.material().domain().instructions())
                .prompts(job.material().domain().prompts())
                .settings(settings())
                .agent(agent)
                .concurrency(job.connection().settings().concurrency())
                .limits(job.connection().settings().roleLimits())
                .attempts(attempt -> run.journal().append(new JournalEntry.Attempted(attempt)))
                .events(progress)
                .clock(job.session().clock());
        job.material().recorded().ifPresent(learning::recorded);
        LearnReport report = learning.build().learn(run.id(), job.library(), LibraryVersion.empty(), some, List.of());
        run.end("{}", job.session().clock());
        int mixed = report.steps().stream()
                .mapToInt(step -> step.groups(Group.Outcome.MIXED))
                .sum();
        job.session()
                .terminal()
                .say("  probe     " + Numbers.count(calls.size()) + " calls on " + some.size() + " tasks, " + mixed
                        + " groups mixed; kept as run " + run.id());
        return Estimate.of(
                forecast,
                new Estimate.Probe(
                        calls,
                        some.size(),
                        mixed,
                        job.settings().groupSize(),
                        job.settings().limits().tokens()),
                job.connection().settings().price(),
                job.connection().settings().concurrency());
    }

    /** One step with all tasks, and nothing held out. */
    private LearnSettings settings() {
        Map<String, String> names = new LinkedHashMap<>(job.settings().describe());
        names.putAll(Map.of("epochs", "1", "batchSize", "all", "heldOutSamples", "0"));
        return LearnSettings.described(names);
    }

    private static void collect(CallEvent event, List<FinishedCall> calls) {
        if (event instanceof CallEvent.Answered answered) {
            calls.add(answered.call());
        } else if (event instanceof CallEvent.Replayed replayed) {
            calls.add(replayed.call());
        }
    }

    private void show(Estimate estimate, ObjectNode result) {
        Terminal terminal = job.session().terminal();
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
                + job.connection().settings().concurrency() + " calls at once");
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
