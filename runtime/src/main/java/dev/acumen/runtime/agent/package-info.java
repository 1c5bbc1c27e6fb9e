/**
 * What an agent works with: tools, limits, and where they are from. Start with {@link dev.acumen.runtime.agent.AgentSpec}. May import the
 * runtime's {@code config}, {@code connect}, {@code domain} and {@code environment}.
 */
@NullMarked
package dev.acumen.runtime.agent;

import org.jspecify.annotations.NullMarked;
