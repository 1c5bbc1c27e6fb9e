package dev.acumen.simulation.internal.parts;

import java.util.random.RandomGenerator;

/** Answers a conversation, from what stands in it and from the randomness given. */
interface Part {

    String reply(Conversation conversation, RandomGenerator random);
}
