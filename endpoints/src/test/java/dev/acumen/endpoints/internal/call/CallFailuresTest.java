package dev.acumen.endpoints.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.FailedBefore;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.StepId;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallFailuresTest {

    private static final CallKey KEY = new CallKey(
            "small",
            new CallSite(new PassId(new StepId(new RunId("r-1"), 1), "practice"), Phase.ROLLOUT, "t1", 0),
            1,
            "f".repeat(64));

    @ParameterizedTest
    @EnumSource(CallFailure.class)
    void aFailureToldAgainIsOfTheSameKindAndIsNoNewOne(CallFailure kind) {
        String reason = kind == CallFailure.CONTEXT_EXCEEDED ? "exceed_context_size_error" : "odd";
        LangChain4jException again = CallFailures.again(new JournalEntry.CallFailed(KEY, Optional.of(kind), reason, 1));
        assertThat(CallFailures.kindOf(again)).isEqualTo(kind);
        assertThat(again).hasMessage(reason).hasCauseInstanceOf(FailedBefore.class);
        assertThat(CallFailures.asThrown(again)).isSameAs(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"type\":\"exceed_context_size_error\",\"n_ctx\":2048}}",
                "{\"error\":{\"code\":\"context_length_exceeded\"}}",
                "This model's maximum context length is 4096 tokens",
                "The input (9000 tokens) is longer than the model's context length",
                "prompt is too long: 210000 tokens > 200000 maximum"
            })
    void anOverflowIsRecognisedByTypeOrWords(String message) {
        assertThat(CallFailures.kindOf(new InvalidRequestException(message))).isEqualTo(CallFailure.CONTEXT_EXCEEDED);
    }

    @Test
    void aRefusalByPolicyIsThrownAsOne() {
        LangChain4jException thrown =
                CallFailures.asThrown(new InvalidRequestException("{\"code\":\"content_filter\"}"));
        assertThat(thrown).isInstanceOf(ContentFilteredException.class);
        assertThat(CallFailures.kindOf(thrown)).isEqualTo(CallFailure.CONTENT_REFUSED);
    }

    @Test
    void aRefusalOfAnotherKindIsJustOne() {
        assertThat(CallFailures.kindOf(new InvalidRequestException("unknown field")))
                .isEqualTo(CallFailure.REQUEST_REFUSED);
    }
}
