/**
 * What can be learned on a simulated domain: topics on which an agent has a choice, the conventions it may settle on, and how a sentence
 * is read as one of them. Start with {@link dev.acumen.simulation.internal.practice.HouseRules}. Imports nothing of ours.
 */
@NullMarked
package dev.acumen.simulation.internal.practice;

import org.jspecify.annotations.NullMarked;
