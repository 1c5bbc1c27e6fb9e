package dev.acumen.endpoints.internal.call;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.ContextOverflow;
import dev.acumen.core.run.FailedBefore;
import dev.acumen.endpoints.internal.http.AnswerTooLong;
import dev.acumen.endpoints.internal.http.ConnectionBroken;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.util.List;
import java.util.Locale;

/**
 * The one place that turns the exception of a call into its kind, and a kind into an exception: of one class for each kind, so
 * that a failure told from the journal is caught where the failure itself was.
 */
final class CallFailures {

    private static final int INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_UNREADABLE = 4;
    /** Azure's and OpenAI's, OpenRouter's (403), DashScope's, Zhipu's. */
    private static final List<String> POLICY_WORDS = List.of(
            "content_filter",
            "contentfilter",
            "content_policy",
            "content policy",
            "responsibleaipolicy",
            "content management policy",
            "moderation_blocked",
            "requires moderation",
            "flagged by moderation",
            "policy_violation",
            "data_inspection_failed",
            "safety_violation");

    private static final List<String> QUOTA_WORDS = List.of("insufficient_quota", "billing_hard_limit");

    private CallFailures() {}

    static CallFailure kindOf(RuntimeException e) {
        if (e instanceof NotSent refused) {
            return refused.kind();
        } else if (isRefusalByPolicy(e)) {
            return CallFailure.CONTENT_REFUSED;
        } else if (e instanceof InvalidRequestException refused) {
            return kindOfRefusal(refused);
        } else if (e instanceof UnresolvedModelServerException) {
            return CallFailure.UNREACHABLE;
        } else if (e instanceof ConnectionBroken) {
            return CallFailure.CONNECTION_BROKEN;
        } else if (e instanceof TimeoutException) {
            return CallFailure.TIMED_OUT;
        } else if (e instanceof RateLimitException) {
            return CallFailure.RATE_LIMITED;
        } else if (e instanceof InternalServerException) {
            // Without a failure of HTTP beneath it, langchain4j means an answer without choices.
            return e.getCause() == null ? CallFailure.UNREADABLE_ANSWER : CallFailure.SERVER_ERROR;
        } else if (e instanceof AuthenticationException) {
            return CallFailure.KEY_REFUSED;
        } else if (e instanceof ModelNotFoundException) {
            return CallFailure.MODEL_UNKNOWN;
        }
        return e instanceof UnreadableAnswer || e instanceof AnswerTooLong
                ? CallFailure.UNREADABLE_ANSWER
                : CallFailure.OTHER;
    }

    /** The exception as its kind is thrown: itself if it is of that class already. */
    static LangChain4jException asThrown(LangChain4jException e) {
        CallFailure kind = kindOf(e);
        LangChain4jException thrown = exception(kind, String.valueOf(e.getMessage()), e);
        return thrown.getClass() == e.getClass() ? e : thrown;
    }

    /** The failure of an earlier process, as it was thrown then. */
    static LangChain4jException again(JournalEntry.CallFailed failed) {
        return exception(failed.kind().orElse(CallFailure.OTHER), failed.reason(), new FailedBefore(failed.reason()));
    }

    /** Whether another try may fare better. A time-out is none: the server may still be at it, and slow calls are never submitted twice. */
    static boolean mayPass(RuntimeException e) {
        return switch (kindOf(e)) {
            case UNREACHABLE, CONNECTION_BROKEN -> true;
            case UNREADABLE_ANSWER -> !(e instanceof AnswerTooLong);
            case RATE_LIMITED -> !isNamedBy(QUOTA_WORDS, e);
            case SERVER_ERROR -> status(e) != NOT_IMPLEMENTED;
            default -> false;
        };
    }

    /** Whether the server, or what stands before it, is gone, whatever was asked. A 500 is often about the one request. */
    static boolean isOutage(RuntimeException e) {
        return switch (kindOf(e)) {
            case UNREACHABLE, CONNECTION_BROKEN -> true;
            case SERVER_ERROR -> status(e) > NOT_IMPLEMENTED;
            default -> false;
        };
    }

    /** Whether many of these in a row, and nothing else, mean that the server is gone. */
    static boolean mayBeAnOutage(RuntimeException e) {
        return mayPass(e) && kindOf(e) != CallFailure.RATE_LIMITED;
    }

    /** Whether only a server that works says so. */
    static boolean isSignOfLife(RuntimeException e) {
        return switch (kindOf(e)) {
            case RATE_LIMITED, CONTEXT_EXCEEDED, CONTENT_REFUSED, REQUEST_REFUSED -> true;
            default -> false;
        };
    }

    /** Whether the server says that it is too much at once. */
    static boolean isOverload(RuntimeException e) {
        int status = status(e);
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE;
    }

    /** How often a call that fails like that is tried at most: an answer that none can read was paid for all the same. */
    static int mostTries(RuntimeException e) {
        return kindOf(e) == CallFailure.UNREADABLE_ANSWER ? MOST_UNREADABLE : Integer.MAX_VALUE;
    }

    /**
     * Whether another seed may fare better: after an answer that is none, and an error of the server's own. 501 and up speak of the server, not
     * of the answer: the same seed gives the same attempt once it is back.
     */
    static boolean mayBeTheSeedsFault(RuntimeException e) {
        return e instanceof UnreadableAnswer || (e instanceof InternalServerException && status(e) == INTERNAL_ERROR);
    }

    /** The HTTP status; 500 for an error of the server that does not tell, 0 for what is none. */
    static int status(RuntimeException e) {
        if (e instanceof HttpException failure) {
            return failure.statusCode();
        }
        if (e.getCause() instanceof HttpException failure) {
            return failure.statusCode();
        }
        return e instanceof InternalServerException ? INTERNAL_ERROR : 0;
    }

    /** Also with 403, which otherwise means that the key may not do this. */
    private static boolean isRefusalByPolicy(RuntimeException e) {
        return e instanceof ContentFilteredException
                || ((e instanceof InvalidRequestException || e instanceof AuthenticationException)
                        && isNamedBy(POLICY_WORDS, e));
    }

    private static CallFailure kindOfRefusal(InvalidRequestException e) {
        return ContextOverflow.isNamedBy(String.valueOf(e.getMessage()))
                ? CallFailure.CONTEXT_EXCEEDED
                : CallFailure.REQUEST_REFUSED;
    }

    private static boolean isNamedBy(List<String> words, RuntimeException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(message::contains);
    }

    private static LangChain4jException exception(CallFailure kind, String message, Throwable cause) {
        return switch (kind) {
            case UNREACHABLE -> new UnresolvedModelServerException(message, cause);
            case CONNECTION_BROKEN -> new ConnectionBroken(message, cause);
            case TIMED_OUT -> new TimeoutException(message, cause);
            case RATE_LIMITED -> new RateLimitException(message, cause);
            case SERVER_ERROR -> new InternalServerException(message, cause);
            case KEY_REFUSED -> new AuthenticationException(message, cause);
            case MODEL_UNKNOWN -> new ModelNotFoundException(message, cause);
            case CONTENT_REFUSED -> new ContentFilteredException(message, cause);
            case CONTEXT_EXCEEDED, REQUEST_REFUSED -> new InvalidRequestException(message, cause);
            case UNREADABLE_ANSWER -> new UnreadableAnswer(message, cause);
            case OTHER -> new LangChain4jException(message, cause);
        };
    }
}
