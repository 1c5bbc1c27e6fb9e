package dev.acumen.endpoints.call;

import dev.acumen.core.journal.FinishedCall;
import dev.acumen.endpoints.http.HttpFailure;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Tries again what may pass: refused connections, broken ones, 429 and 5xx. What cannot pass (400, 401, 404) fails at once. A
 * time-out fails at once too: the server may still be at it, and slow calls are never submitted twice.
 */
public final class RetryingCaller implements Caller {

    private final RetryPolicy policy;
    private final Clock clock;
    private final Caller next;

    /**
     * @param policy how often and how soon
     * @param clock for dates in {@code Retry-After}
     * @param next makes the calls
     */
    public RetryingCaller(RetryPolicy policy, Clock clock, Caller next) {
        this.policy = policy;
        this.clock = clock;
        this.next = next;
    }

    @Override
    public FinishedCall call(Call call) {
        Call current = call;
        for (int tried = 1; ; tried++) {
            try {
                return next.call(current);
            } catch (LangChain4jException e) {
                if (tried >= policy.tries() || !mayPass(e)) {
                    throw e;
                }
                Duration wait = serverWish(e).orElse(policy.waitAfter(tried));
                if (wait.compareTo(policy.longestWait()) > 0) {
                    throw e;
                }
                pause(wait);
                current = mayBeTheSeedsFault(e) ? current.nextVariant() : current;
            }
        }
    }

    /** langchain4j holds a server that cannot be reached for lost; one that is being started is not. */
    private static boolean mayPass(LangChain4jException e) {
        return e instanceof UnresolvedModelServerException
                || (e instanceof RetriableException && !(e instanceof TimeoutException));
    }

    /** 501 and up speak of the server, not of the answer: the same seed gives the same attempt once it is back. */
    private static boolean mayBeTheSeedsFault(LangChain4jException e) {
        boolean isOutage = e.getCause() instanceof HttpFailure failure && failure.statusCode() != 500;
        return e instanceof InternalServerException && !isOutage;
    }

    /** A date that has passed says that the clocks differ, not that the server is ready. */
    private Optional<Duration> serverWish(LangChain4jException e) {
        return e.getCause() instanceof HttpFailure failure
                ? failure.retryAfter(clock.instant()).filter(wait -> !wait.isZero())
                : Optional.empty();
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled while waiting to try again");
        }
    }
}
