package dev.acumen.learning.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.agent.event.RolloutEvent;
import dev.acumen.core.event.CallEvent;
import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Usage;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.simulation.script.Samples;
import dev.langchain4j.data.message.AiMessage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run as spans that lead back to its journal. */
class OpenTelemetryTracesTest {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    private final OpenTelemetryTraces traces = new OpenTelemetryTraces(telemetry);
    private final Rollout rollout = Samples.rollout(Samples.task("t7"), 2, "42");
    private final CallKey call = new CallKey("local/qwen", rollout.id().site(), 1, "0".repeat(64));

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void runStepRolloutAndCallStandInOneAnother() {
        begin();
        traces.accept(new RunEvent.Called(
                new CallEvent.Waiting(call, 1, CallFailure.RATE_LIMITED, "slow down", Duration.ofSeconds(1))));
        traces.accept(new RunEvent.Called(new CallEvent.Sent(call, 2)));
        traces.accept(new RunEvent.Called(new CallEvent.Answered(answer())));
        traces.accept(
                new RunEvent.Attempted(new RolloutEvent.Scored(new ScoredRollout(rollout, Score.right("42 is 42")))));
        traces.accept(new RunEvent.RunEnded(new RunId("run-1"), "completed"));

        SpanData run = span("learn math");
        SpanData step = span("step 1");
        SpanData attempt = span("rollout");
        SpanData chat = span("chat");
        assertThat(step.getParentSpanId()).isEqualTo(run.getSpanId());
        assertThat(attempt.getParentSpanId()).isEqualTo(step.getSpanId());
        assertThat(chat.getParentSpanId()).isEqualTo(attempt.getSpanId());
        for (SpanData each : exporter.getFinishedSpanItems()) {
            assertThat(each.getAttributes().get(AttributeKey.stringKey("acumen.run")))
                    .isEqualTo("run-1");
        }
        assertThat(chat.getAttributes().get(AttributeKey.longKey("acumen.step")))
                .isEqualTo(1);
        assertThat(chat.getAttributes().get(AttributeKey.stringKey("acumen.task")))
                .isEqualTo("t7");
        assertThat(chat.getAttributes().get(AttributeKey.longKey("acumen.sample")))
                .isEqualTo(2);
        assertThat(chat.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens")))
                .isEqualTo(900);
        assertThat(chat.getEvents()).hasSize(1);
        assertThat(attempt.getAttributes().get(AttributeKey.doubleKey("acumen.reward")))
                .isEqualTo(1.0);
        assertThat(run.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aRunThatEndsEarlyLeavesNoSpanOpenAndSaysWhy() {
        begin();
        traces.accept(new RunEvent.Called(new CallEvent.Failed(call, CallFailure.TIMED_OUT, "no answer")));
        traces.accept(new RunEvent.RunEnded(new RunId("run-1"), "the budget is spent"));

        assertThat(exporter.getFinishedSpanItems()).hasSize(4);
        assertThat(span("chat").getStatus().getDescription()).isEqualTo("TIMED_OUT");
        assertThat(span("learn math").getStatus().getDescription()).isEqualTo("the budget is spent");
    }

    private void begin() {
        traces.accept(new RunEvent.RunStarted(new RunId("run-1"), "learn", "math"));
        traces.accept(new RunEvent.StepStarted(Samples.STEP, 1, 1, 3));
        traces.accept(new RunEvent.Attempted(new RolloutEvent.Started(rollout.id())));
        traces.accept(new RunEvent.Called(new CallEvent.Sent(call, 1)));
    }

    private FinishedCall answer() {
        return new FinishedCall(
                call,
                AiMessage.from("42"),
                "qwen",
                Optional.empty(),
                Usage.of(900, 100),
                Optional.empty(),
                Duration.ofMillis(5),
                2);
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
