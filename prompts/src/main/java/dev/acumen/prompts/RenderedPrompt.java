package dev.acumen.prompts;

/**
 * A prompt with its variables filled in.
 *
 * @param system the system message; empty if the prompt has none
 * @param user the user message
 */
public record RenderedPrompt(String system, String user) {}
