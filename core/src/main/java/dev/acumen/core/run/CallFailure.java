package dev.acumen.core.run;

/** Why a model call failed for good, by what broke. */
public enum CallFailure {
    /** No connection to the server. */
    UNREACHABLE,
    /** The connection broke before the answer was whole. */
    CONNECTION_BROKEN,
    /** No whole answer in time. */
    TIMED_OUT,
    /** The server's limit on requests or tokens a minute (429). */
    RATE_LIMITED,
    /** The server is to blame (5xx). */
    SERVER_ERROR,
    /** The key is missing, wrong or not allowed to do this (401, 403). */
    KEY_REFUSED,
    /** The server knows no such model or path (404). */
    MODEL_UNKNOWN,
    /** The prompt is longer than the model can read: refused, or cut without a word. */
    CONTEXT_EXCEEDED,
    /** The server refused to answer what was asked, as a matter of policy. */
    CONTENT_REFUSED,
    /** The request is wrong in another way (400, 422). */
    REQUEST_REFUSED,
    /** The server answered with something that is no chat completion. */
    UNREADABLE_ANSWER,
    /** Something else. */
    OTHER
}
