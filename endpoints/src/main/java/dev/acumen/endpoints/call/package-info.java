/**
 * One model call and the policies around it, outermost first: journal, retry, limit, budget, model; and
 * {@link dev.acumen.endpoints.call.ChatWire} between the model and the server. Start with
 * {@link dev.acumen.endpoints.call.Caller}; what calls share is in {@link dev.acumen.endpoints.call.EndpointThrottle} and
 * {@link dev.acumen.endpoints.call.RunBudget}. May import {@code endpoints.http} and core.
 */
@NullMarked
package dev.acumen.endpoints.call;

import org.jspecify.annotations.NullMarked;
