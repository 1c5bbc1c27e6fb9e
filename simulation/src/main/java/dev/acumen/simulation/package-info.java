/**
 * A simulated endpoint: an HTTP server on loopback that speaks the OpenAI chat-completions protocol and plays the freight
 * and the web domain. It knows only what stands in the request, and everything it answers is labelled as simulated. Start with
 * {@link dev.acumen.simulation.SimulatedServer}. Imports {@code core} and its own subpackages.
 */
@NullMarked
package dev.acumen.simulation;

import org.jspecify.annotations.NullMarked;
