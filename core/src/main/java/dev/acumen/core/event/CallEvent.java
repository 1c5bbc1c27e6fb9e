package dev.acumen.core.event;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.run.CallFailure;
import java.time.Duration;

/** What happens to a model call between being asked and being answered. Told from the thread that makes the call. */
public sealed interface CallEvent {

    /** The call was answered from the journal: nothing was sent, nothing is paid. */
    record Replayed(FinishedCall call) implements CallEvent {}

    /** A request left for the server; tries count from 1. */
    record Sent(CallKey key, int tried) implements CallEvent {}

    /** A try failed and another follows after the pause. */
    record Waiting(CallKey key, int tried, CallFailure failure, String reason, Duration pause) implements CallEvent {}

    /** The call was answered, and the answer is in the journal. */
    record Answered(FinishedCall call) implements CallEvent {}

    /** The call failed for good. */
    record Failed(CallKey key, CallFailure failure, String reason) implements CallEvent {}

    /** The call is one of an earlier process at this site and turn, but asks something else. */
    record Diverged(CallKey key) implements CallEvent {}

    /** The endpoint now takes so many calls at once, because of what the server answered. */
    record CapacityChanged(String endpoint, int atOnce, String why) implements CallEvent {}

    /** Something about the endpoint that people should know; told once. */
    record Noticed(String endpoint, String text) implements CallEvent {}
}
