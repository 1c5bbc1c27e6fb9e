/**
 * Any OpenAI-compatible server as an {@link dev.acumen.core.run.Endpoint}. Start with
 * {@link dev.acumen.endpoints.OpenAiEndpoint} and {@link dev.acumen.endpoints.EndpointSettings}. May import
 * {@code endpoints.internal.call}, {@code endpoints.internal.http} and core.
 */
@NullMarked
package dev.acumen.endpoints;

import org.jspecify.annotations.NullMarked;
