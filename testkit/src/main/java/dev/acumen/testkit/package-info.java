/**
 * Contract suites for the seams: extend one in a test, give it your implementation, and its tests run against that. Start with
 * {@link dev.acumen.testkit.EvaluatorContract}. May import core, agent, learning and {@code simulation.script}.
 */
@NullMarked
package dev.acumen.testkit;

import org.jspecify.annotations.NullMarked;
