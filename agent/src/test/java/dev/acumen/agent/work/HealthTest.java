package dev.acumen.agent.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.BudgetExhausted;
import dev.acumen.core.run.FailedBefore;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.TimeoutException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void failuresInARowEndTheRunWithTheFirstOfThem() {
        Health health = new Health(3);
        RuntimeException first = new IllegalStateException("the root");
        health.failed(new IllegalStateException("before"));
        health.succeeded();
        health.failed(first);
        health.failed(new IllegalStateException("second"));

        assertThatThrownBy(() -> health.failed(new IllegalStateException("third")))
                .isInstanceOf(EndpointDown.class)
                .hasMessage("3 attempts in a row failed; the first one with: the root")
                .hasCause(first);
    }

    @Test
    void whatFailedInAnEarlierProcessIsNoSignOfTheEndpointsHealthNow() {
        Health health = new Health(2);
        health.failed(new IllegalStateException("now"));
        for (int i = 0; i < 5; i++) {
            health.failed(new TimeoutException("then", new FailedBefore("then")));
        }
        assertThatThrownBy(() -> health.failed(new IllegalStateException("now again")))
                .hasMessage("2 attempts in a row failed; the first one with: now");
    }

    @Test
    void aRefusalAsAMatterOfPolicyIsASignOfLife() {
        Health health = new Health(2);
        health.failed(new IllegalStateException("before"));
        for (int i = 0; i < 5; i++) {
            health.failed(new IllegalStateException("in the agent", new ContentFilteredException("violence")));
        }
        assertThatCode(() -> health.failed(new IllegalStateException("after"))).doesNotThrowAnyException();
    }

    @Test
    void aFailureWithoutAMessageIsNamedByItsKind() {
        assertThatThrownBy(() -> new Health(1).failed(new ArithmeticException()))
                .hasMessageContaining("ArithmeticException");
    }

    @Test
    void whatNoOtherCallCanSurviveEndsTheRunAtOnceEvenIfAnAgentWrappedIt() {
        for (RuntimeException failure : List.of(
                new BudgetExhausted("1 of 1 calls"),
                new CancellationException("cancelled"),
                new AuthenticationException("wrong key"),
                new ModelNotFoundException("no such model"))) {
            assertThatThrownBy(() -> new Health(10).failed(failure)).isSameAs(failure);
            assertThatThrownBy(() -> new Health(10).failed(new IllegalStateException("in the agent", failure)))
                    .isSameAs(failure);
        }
        assertThatCode(() -> new Health(10).failed(new IllegalStateException("alone")))
                .doesNotThrowAnyException();
    }
}
