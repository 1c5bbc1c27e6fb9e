package dev.acumen.endpoints.internal.call;

import dev.acumen.core.event.CallEvent;
import dev.acumen.core.hash.Fingerprint;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.endpoints.internal.http.HttpFailure;
import dev.acumen.endpoints.policy.RetryPolicy;
import dev.langchain4j.exception.LangChain4jException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Tries again what may pass: refused connections, broken ones, 429 and 5xx. What cannot pass (400, 401, 404) fails at once. A
 * time-out fails at once too: the server may still be at it, and slow calls are never submitted twice. Where the server says when to come back,
 * the {@link EndpointThrottle} waits, and no try is used up while the policy's patience lasts.
 */
public final class RetryingCaller implements Caller {

    private final RetryPolicy policy;
    private final EndpointThrottle throttle;
    private final Clock clock;
    private final Consumer<CallEvent> events;
    private final Caller next;

    /**
     * @param policy how often and how soon
     * @param throttle of the endpoint, which knows when the server is gone
     * @param clock for dates in headers
     * @param events told of {@link CallEvent.Waiting}
     * @param next makes a try
     */
    public RetryingCaller(
            RetryPolicy policy, EndpointThrottle throttle, Clock clock, Consumer<CallEvent> events, Caller next) {
        this.policy = policy;
        this.throttle = throttle;
        this.clock = clock;
        this.events = events;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Call current = call.inOrder(throttle.arrival());
        Duration waited = Duration.ZERO;
        int used = 0;
        for (int tried = 1; ; tried++) {
            try {
                return next.call(current);
            } catch (NotSent e) {
                throw e;
            } catch (LangChain4jException e) {
                Optional<Duration> asked = askedPause(e);
                // A pause that is shorter than our own would be is none: a server could have a call sent without end.
                boolean isWorthIt = asked.filter(wish -> !wish.isZero()).isPresent()
                        && asked.get().compareTo(policy.waitAfter(used + 1, random(call, tried))) >= 0;
                used += isWorthIt ? 0 : 1;
                Duration own = policy.waitAfter(Math.max(1, used), random(call, tried));
                Duration wait = asked.filter(wish -> wish.compareTo(own) >= 0).orElse(own);
                waited = waited.plus(wait);
                boolean isOver = used >= Math.min(policy.tries(), CallFailures.mostTries(e))
                        || waited.compareTo(policy.patience()) > 0;
                if (isOver || !CallFailures.mayPass(e) || !pause(call, tried, asked.isPresent(), wait, e)) {
                    throw e;
                }
                current = CallFailures.mayBeTheSeedsFault(e) ? current.nextVariant() : current;
            }
        }
    }

    private Optional<Duration> askedPause(LangChain4jException e) {
        return CallFailures.mayPass(e) && e.getCause() instanceof HttpFailure failure
                ? failure.pause(clock.instant())
                : Optional.empty();
    }

    /** False if waiting is vain. */
    private boolean pause(Call call, int tried, boolean isAsked, Duration wait, LangChain4jException e) {
        events.accept(
                new CallEvent.Waiting(call.key(), tried, CallFailures.kindOf(e), String.valueOf(e.getMessage()), wait));
        if (isAsked) {
            throttle.pause(wait);
            return true;
        }
        return throttle.sleep(wait);
    }

    /** Made from what the call is about, so that a run that is made over waits the same. */
    private static SplittableRandom random(Call call, int tried) {
        return new SplittableRandom(Fingerprint.of(
                        "wait",
                        call.key().site().pass().name(),
                        call.key().site().phase().name(),
                        call.key().site().subject(),
                        String.valueOf(call.key().site().sample()),
                        String.valueOf(call.key().turn()),
                        call.key().request(),
                        String.valueOf(tried))
                .seed());
    }
}
