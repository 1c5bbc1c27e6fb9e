/**
 * Runs as OpenTelemetry traces, for applications that have OpenTelemetry on their class path. Start with
 * {@link dev.acumen.agent.trace.OpenTelemetryTraces}. May import {@code agent.event} and core.
 */
@NullMarked
package dev.acumen.agent.trace;

import org.jspecify.annotations.NullMarked;
