package dev.acumen.learning.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.group.Group;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.Usage;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.report.GroupSignal;
import dev.acumen.learning.report.StepOutcome;
import dev.acumen.learning.report.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Run events as JSON lines, each with {@code at} and {@code event}: ids, numbers and kinds of failures, never prompts or replies, nor
 * what a server said, which may repeat them. The
 * writer is flushed after every line, so that a file can be followed while the run goes on.
 */
public final class JsonEventLog implements Consumer<RunEvent> {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Writer writer;
    private final Clock clock;

    /**
     * @param writer takes the lines; whoever gave it closes it
     * @param clock the time of events
     */
    public JsonEventLog(Writer writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** @throws UncheckedIOException if the line cannot be written */
    @Override
    public synchronized void accept(RunEvent event) {
        ObjectNode line = mapper.createObjectNode();
        line.put("at", clock.instant().toString());
        describe(line, event);
        try {
            writer.write(mapper.writeValueAsString(line) + "\n");
            writer.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the event log: " + e.getMessage(), e);
        }
    }

    private static void describe(ObjectNode line, RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            line.put("event", "run-started").put("run", started.run().value());
            line.put("kind", started.kind()).put("library", started.library());
        } else if (event instanceof RunEvent.Planned planned) {
            line.put("event", "planned").put("steps", planned.forecast().steps());
            line.put("practiceAttempts", planned.forecast().practiceAttempts());
            line.put("heldOutAttempts", planned.forecast().heldOutAttempts());
            line.put("base", planned.base().id().hex());
        } else if (event instanceof RunEvent.StepStarted started) {
            step(line.put("event", "step-started"), started.step());
            line.put("tasks", started.tasks()).put("attempts", started.attempts());
        } else if (event instanceof RunEvent.Attempted attempted) {
            attempt(line, attempted.event());
        } else if (event instanceof RunEvent.GroupChosen chosen) {
            step(line.put("event", "group-chosen"), chosen.pass().step());
            group(line.put("pass", chosen.pass().name()), chosen.group());
            chosen(line, chosen.signal());
        } else if (event instanceof RunEvent.GroupReviewed reviewed) {
            step(line.put("event", "group-reviewed"), reviewed.pass().step());
            group(line.put("pass", reviewed.pass().name()), reviewed.group());
            line.put("lessons", reviewed.lessons()).put("edits", reviewed.edits());
        } else if (event instanceof RunEvent.StepFinished finished) {
            finished(line, finished.outcome());
        } else if (event instanceof RunEvent.HeldOutStarted started) {
            step(line.put("event", "held-out-started"), started.step());
            line.put("tasks", started.tasks()).put("attempts", started.attempts());
        } else if (event instanceof RunEvent.HeldOutFinished finished) {
            line.put("event", "held-out-finished");
            line.put("difference", finished.comparison().difference());
            line.put("low", finished.comparison().low())
                    .put("high", finished.comparison().high());
        } else if (event instanceof RunEvent.Claimed claimed) {
            line.put("event", "claimed")
                    .put("verdict", claimed.claim().verdict().words());
            line.put("version", claimed.claim().version().hex());
            line.put("against", claimed.claim().against().hex());
            line.put("alpha", claimed.claim().alpha()).put("rolledBack", claimed.isRolledBack());
        } else if (event instanceof RunEvent.Called called) {
            call(line, called.event());
        } else if (event instanceof RunEvent.Notice notice) {
            line.put("event", "notice").put("text", notice.text());
        } else if (event instanceof RunEvent.RunEnded ended) {
            line.put("event", "run-ended").put("run", ended.run().value()).put("outcome", ended.outcome());
        }
    }

    private static void attempt(ObjectNode line, RolloutEvent event) {
        if (event instanceof RolloutEvent.Started started) {
            rollout(line.put("event", "attempt-started"), started.rollout());
        } else if (event instanceof RolloutEvent.ToolAnswered answered) {
            rollout(line.put("event", "tool-answered"), answered.rollout());
            line.put("turn", answered.call().turn()).put("tool", answered.call().tool());
            line.put("characters", answered.answer().length())
                    .put("tookMs", answered.answer().took().toMillis());
            answered.answer().problem().ifPresent(problem -> line.put("problem", problem.name()));
        } else if (event instanceof RolloutEvent.Ended ended) {
            rollout(line.put("event", "attempt-ended"), ended.rollout().id());
            ending(line, ended.rollout().ending());
        } else if (event instanceof RolloutEvent.Scored scored) {
            scored(line, scored.rollout());
        } else if (event instanceof RolloutEvent.GroupScored group) {
            step(line.put("event", "group-scored"), group.pass().step());
            group(line.put("pass", group.pass().name()), group.group());
        }
    }

    private static void chosen(ObjectNode line, GroupSignal signal) {
        line.put("weight", signal.weight());
        ArrayNode contrasted = line.putArray("contrasted");
        signal.contrasted()
                .forEach(one -> contrasted
                        .addObject()
                        .put("sample", one.attempt().sample())
                        .put("advantage", one.advantage())
                        .put("weight", one.weight()));
        line.put("leftOut", signal.leftOut().size());
        signal.passedOver().ifPresent(why -> line.put("passedOver", why));
    }

    private static void finished(ObjectNode line, StepOutcome outcome) {
        StepReport report = outcome.report();
        step(line.put("event", "step-finished"), report.step());
        line.put(
                "version",
                outcome.adopted().orElse(report.revision()).version().id().hex());
        line.put("adopted", outcome.adopted().isPresent());
        line.put("changes", outcome.changes().size());
        line.put("quarantined", report.quarantined().size());
        outcome.adoption().drift().ifPresent(drift -> line.put("drift", drift.ratio()));
        rejections(line, report);
    }

    private static void rejections(ObjectNode line, StepReport report) {
        line.put(
                "rejected",
                report.rejected().values().stream().mapToInt(Integer::intValue).sum());
        ObjectNode byReason = line.putObject("rejections");
        report.rejected().forEach((reason, count) -> byReason.put(reason.name(), count));
    }

    private static void call(ObjectNode line, CallEvent event) {
        if (event instanceof CallEvent.Replayed replayed) {
            answered(line.put("event", "call-replayed"), replayed.call());
        } else if (event instanceof CallEvent.Sent sent) {
            key(line.put("event", "call-sent"), sent.key()).put("tried", sent.tried());
        } else if (event instanceof CallEvent.Waiting waiting) {
            key(line.put("event", "call-waiting"), waiting.key()).put("tried", waiting.tried());
            line.put("failure", waiting.failure().name());
            line.put("waitMs", waiting.pause().toMillis());
        } else if (event instanceof CallEvent.Answered answered) {
            answered(line.put("event", "call-answered"), answered.call());
        } else if (event instanceof CallEvent.Failed failed) {
            key(line.put("event", "call-failed"), failed.key());
            line.put("failure", failed.failure().name());
        } else if (event instanceof CallEvent.Diverged diverged) {
            key(line.put("event", "call-diverged"), diverged.key());
        } else if (event instanceof CallEvent.CapacityChanged changed) {
            line.put("event", "capacity-changed").put("endpoint", changed.endpoint());
            line.put("atOnce", changed.atOnce()).put("why", changed.why());
        } else if (event instanceof CallEvent.Noticed noticed) {
            line.put("event", "endpoint-noticed").put("endpoint", noticed.endpoint());
            line.put("text", noticed.text());
        }
    }

    private static void step(ObjectNode line, StepId step) {
        line.put("run", step.run().value()).put("step", step.number());
    }

    private static void rollout(ObjectNode line, RolloutId id) {
        site(line, id.site());
    }

    private static void group(ObjectNode line, Group group) {
        line.put("task", group.task().id().value())
                .put("outcome", group.outcome().name());
    }

    private static void scored(ObjectNode line, ScoredRollout attempt) {
        rollout(line.put("event", "attempt-scored"), attempt.rollout().id());
        attempt.score()
                .match(new Score.Cases<>(
                        graded -> reward(line, graded),
                        unscored -> line.put("unscored", unscored.cause().name())));
    }

    private static ObjectNode reward(ObjectNode line, Score.Graded graded) {
        line.put("reward", graded.reward().value());
        if (!graded.rewards().isEmpty()) {
            ObjectNode rewards = line.putObject("rewards");
            graded.rewards().values().forEach(rewards::put);
        }
        return line;
    }

    private static void ending(ObjectNode line, Ending ending) {
        ending.match(new Ending.Cases<>(
                completed -> line.put("ending", "completed"),
                truncated -> line.put("ending", "truncated").put("reason", truncated.limit()),
                failed -> line.put("ending", "failed")
                        .put("boundary", failed.boundary().name())));
    }

    private static void site(ObjectNode line, CallSite site) {
        step(line, site.pass().step());
        line.put("pass", site.pass().name())
                .put("phase", site.phase().name().toLowerCase(Locale.ROOT))
                .put("task", site.subject())
                .put("sample", site.sample());
    }

    private static ObjectNode key(ObjectNode line, CallKey key) {
        site(line, key.site());
        return line.put("turn", key.turn()).put("endpoint", key.endpoint());
    }

    private static void answered(ObjectNode line, FinishedCall call) {
        key(line, call.key());
        Usage usage = call.usage();
        usage.inputTokens().ifPresent(tokens -> line.put("inputTokens", tokens));
        usage.cachedInputTokens().ifPresent(tokens -> line.put("cachedInputTokens", tokens));
        usage.outputTokens().ifPresent(tokens -> line.put("outputTokens", tokens));
        call.costUsd().ifPresent(cost -> line.put("costUsd", cost));
        line.put("tookMs", call.took().toMillis());
        if (call.tries() > 1) {
            line.put("tries", call.tries());
        }
    }
}
