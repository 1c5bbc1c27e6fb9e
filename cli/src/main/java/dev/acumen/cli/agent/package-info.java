/**
 * What an agent works with: tools, limits, and where they are from. Start with {@link dev.acumen.cli.agent.AgentOptions}. May import
 * {@code cli.config}, {@code cli.connect}, {@code cli.domain} and {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.agent;

import org.jspecify.annotations.NullMarked;
