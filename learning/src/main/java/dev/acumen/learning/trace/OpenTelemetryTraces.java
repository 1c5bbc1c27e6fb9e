package dev.acumen.learning.trace;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.event.RunEvent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run as spans: run &gt; step &gt; rollout &gt; model call, each with the ids that lead back to the journal
 * ({@code acumen.run}, {@code acumen.step}, {@code acumen.pass}, {@code acumen.task}, {@code acumen.sample}). Calls carry the
 * attributes of OpenTelemetry's conventions for generative AI. Neither prompts nor replies are sent. One listener follows one
 * run at a time.
 */
public final class OpenTelemetryTraces implements Consumer<RunEvent> {

    private static final String SCOPE = "dev.acumen";

    private final Clock clock;
    private final Tracer tracer;
    private final Map<Object, Span> open = new ConcurrentHashMap<>();

    /** The run itself, among ids of smaller things. */
    private enum Whole {
        RUN
    }

    /** @param telemetry where spans go */
    public OpenTelemetryTraces(OpenTelemetry telemetry) {
        this(telemetry, Clock.systemUTC());
    }

    /**
     * @param telemetry where spans go
     * @param clock the time at which tools are told to have answered
     */
    public OpenTelemetryTraces(OpenTelemetry telemetry, Clock clock) {
        this.clock = clock;
        this.tracer = telemetry.getTracer(SCOPE);
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.RunStarted started) {
            begin(Whole.RUN, Optional.empty(), started.kind() + " " + started.library(), SpanKind.INTERNAL)
                    .setAttribute("acumen.run", started.run().value())
                    .setAttribute("acumen.library", started.library());
        } else if (event instanceof RunEvent.StepStarted started) {
            begin(started.step(), "step " + started.step().number());
        } else if (event instanceof RunEvent.HeldOutStarted started) {
            begin(started.step(), "held out");
        } else if (event instanceof RunEvent.Attempted attempted) {
            attempt(attempted.event());
        } else if (event instanceof RunEvent.StepFinished finished) {
            end(finished.outcome().report().step());
        } else if (event instanceof RunEvent.Called called) {
            call(called.event());
        } else if (event instanceof RunEvent.RunEnded ended) {
            end(ended);
        }
    }

    private void attempt(RolloutEvent event) {
        if (event instanceof RolloutEvent.Started started) {
            begin(started.rollout());
        } else if (event instanceof RolloutEvent.ToolAnswered answered) {
            tool(answered);
        } else if (event instanceof RolloutEvent.Scored scored) {
            end(scored.rollout());
        }
    }

    private void call(CallEvent event) {
        if (event instanceof CallEvent.Sent sent) {
            if (sent.tried() == 1) {
                begin(sent.key());
            }
        } else if (event instanceof CallEvent.Waiting waiting) {
            Optional.ofNullable(open.get(waiting.key()))
                    .ifPresent(
                            span -> span.addEvent("retry: " + waiting.failure().name()));
        } else if (event instanceof CallEvent.Answered answered) {
            describe(open.remove(answered.call().key()), answered.call()).ifPresent(Span::end);
        } else if (event instanceof CallEvent.Replayed replayed) {
            begin(replayed.call().key());
            describe(open.remove(replayed.call().key()), replayed.call())
                    .ifPresent(
                            span -> span.setAttribute("acumen.replayed", true).end());
        } else if (event instanceof CallEvent.Failed failed) {
            Optional.ofNullable(open.remove(failed.key()))
                    .ifPresent(span -> span.setStatus(
                                    StatusCode.ERROR, failed.failure().name())
                            .setAttribute("error.type", failed.failure().name())
                            .end());
        }
    }

    /** Told when it is over, so its span begins in the past. */
    private void tool(RolloutEvent.ToolAnswered answered) {
        Instant end = clock.instant();
        SpanBuilder builder = tracer.spanBuilder(
                        "execute_tool " + answered.call().tool())
                .setStartTimestamp(end.minus(answered.answer().took()));
        Optional.ofNullable(open.get(answered.rollout()))
                .or(() -> Optional.ofNullable(open.get(Whole.RUN)))
                .ifPresent(span -> builder.setParent(Context.root().with(span)));
        Span span = describe(builder.startSpan(), answered.rollout().site())
                .setAttribute("acumen.turn", answered.call().turn())
                .setAttribute("gen_ai.operation.name", "execute_tool")
                .setAttribute("gen_ai.tool.name", answered.call().tool())
                .setAttribute("acumen.characters", answered.answer().length());
        answered.answer()
                .problem()
                .ifPresent(problem ->
                        span.setStatus(StatusCode.ERROR, problem.name()).setAttribute("error.type", problem.name()));
        span.end(end);
    }

    private void begin(StepId step, String name) {
        begin(step, Optional.of(Whole.RUN), name, SpanKind.INTERNAL)
                .setAttribute("acumen.run", step.run().value())
                .setAttribute("acumen.step", step.number());
    }

    private void begin(RolloutId id) {
        Span span = begin(id, Optional.of(id.pass().step()), "rollout", SpanKind.INTERNAL);
        describe(span, id.site());
    }

    private void begin(CallKey key) {
        CallSite site = key.site();
        Object parent = site.phase() == Phase.ROLLOUT
                ? new RolloutId(site.pass(), new TaskId(site.subject()), site.sample())
                : site.pass().step();
        Span span = begin(key, Optional.of(parent), "chat", SpanKind.CLIENT);
        describe(span, site)
                .setAttribute("acumen.phase", site.phase().name())
                .setAttribute("acumen.turn", key.turn())
                .setAttribute("acumen.endpoint", key.endpoint())
                .setAttribute("gen_ai.operation.name", "chat");
    }

    private static Span describe(Span span, CallSite site) {
        return span.setAttribute("acumen.run", site.pass().step().run().value())
                .setAttribute("acumen.step", site.pass().step().number())
                .setAttribute("acumen.pass", site.pass().name())
                .setAttribute("acumen.task", site.subject())
                .setAttribute("acumen.sample", site.sample());
    }

    private static Optional<Span> describe(@Nullable Span span, FinishedCall call) {
        if (span == null) {
            return Optional.empty();
        }
        span.setAttribute("gen_ai.response.model", call.model());
        call.usage().inputTokens().ifPresent(tokens -> span.setAttribute("gen_ai.usage.input_tokens", tokens));
        call.usage().outputTokens().ifPresent(tokens -> span.setAttribute("gen_ai.usage.output_tokens", tokens));
        return Optional.of(span);
    }

    /** What belongs to something that was not told of hangs on the run. */
    private Span begin(Object id, Optional<Object> parent, String name, SpanKind kind) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind);
        parent.map(open::get)
                .or(() -> Optional.ofNullable(open.get(Whole.RUN)))
                .ifPresentOrElse(span -> builder.setParent(Context.root().with(span)), builder::setNoParent);
        Span span = builder.startSpan();
        open.put(id, span);
        return span;
    }

    private void end(ScoredRollout attempt) {
        Span span = open.remove(attempt.rollout().id());
        if (span != null) {
            attempt.score()
                    .match(new Score.Cases<>(
                            graded -> span.setAttribute(
                                    "acumen.reward", graded.reward().value()),
                            unscored -> span.setAttribute(
                                    "acumen.unscored", unscored.cause().name())));
            span.end();
        }
    }

    private void end(StepId step) {
        Optional.ofNullable(open.remove(step)).ifPresent(Span::end);
    }

    /** The run goes last: a parent that ends before its children looks broken to many tools. */
    private void end(RunEvent.RunEnded ended) {
        Optional<Span> run = Optional.ofNullable(open.remove(Whole.RUN));
        List<Object> left = new ArrayList<>(open.keySet());
        left.forEach(id -> Optional.ofNullable(open.remove(id)).ifPresent(Span::end));
        run.ifPresent(span -> {
            if (!ended.outcome().equals(JournalEntry.RunEnded.COMPLETED)) {
                span.setStatus(StatusCode.ERROR, ended.outcome());
            }
            span.end();
        });
    }
}
