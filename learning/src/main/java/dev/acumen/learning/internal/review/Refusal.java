package dev.acumen.learning.internal.review;

/**
 * An edit that was refused before.
 *
 * @param change what it would have done, such as {@code UPDATE L3}
 * @param text its wording; empty for a delete
 * @param reason why it was refused
 */
public record Refusal(String change, String text, String reason) {}
