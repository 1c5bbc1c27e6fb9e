/**
 * What can be learned on a simulated domain: topics on which an agent has a choice, the conventions it may settle on, and how a sentence
 * is read as one of them. Start with {@link dev.acumen.endpoints.simulated.practice.HouseRules}. Imports nothing of ours.
 */
@NullMarked
package dev.acumen.endpoints.simulated.practice;

import org.jspecify.annotations.NullMarked;
