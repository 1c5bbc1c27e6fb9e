/**
 * Kinds of tasks: what the agent is told, how it is scored, where the tasks are. Start with
 * {@link dev.acumen.cli.domain.Domains}. May import {@code cli.config} and {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.domain;

import org.jspecify.annotations.NullMarked;
