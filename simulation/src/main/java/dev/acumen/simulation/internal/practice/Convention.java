package dev.acumen.simulation.internal.practice;

import java.util.regex.Pattern;

/**
 * One plausible way to settle a topic.
 *
 * @param id unique within its topic
 * @param share how often an agent that was told nothing settles on it
 * @param decision what an agent notes down that settled on it
 * @param lesson a sentence that tells others to
 * @param says found in what a text affirms, if it states this convention
 * @param plain found in the text as it stands, for conventions that are themselves worded as a "do not"
 */
public record Convention(String id, double share, String decision, String lesson, Pattern says, Pattern plain) {}
