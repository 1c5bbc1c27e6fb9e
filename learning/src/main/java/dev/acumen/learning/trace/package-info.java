/**
 * Runs as OpenTelemetry traces, for applications that have OpenTelemetry on their class path. Start with
 * {@link dev.acumen.learning.trace.OpenTelemetryTraces}. May import {@code learning.event} and core.
 */
@NullMarked
package dev.acumen.learning.trace;

import org.jspecify.annotations.NullMarked;
