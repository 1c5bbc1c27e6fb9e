/**
 * Agents that call tools: ours, and any of a user's own. Start with {@link dev.acumen.agent.tool.ToolAgent}. May import
 * {@code agent.event}, {@code agent.rollout} and {@code agent.work}.
 */
@NullMarked
package dev.acumen.agent.tool;

import org.jspecify.annotations.NullMarked;
