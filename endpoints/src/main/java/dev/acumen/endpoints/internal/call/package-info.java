/**
 * One model call and the policies around it, outermost first: journal, retry, limit, budget, model; and
 * {@link dev.acumen.endpoints.internal.call.ChatWire} between the model and the server. Start with
 * {@link dev.acumen.endpoints.internal.call.Caller}; what calls share is in {@link dev.acumen.endpoints.internal.call.EndpointThrottle} and
 * {@link dev.acumen.endpoints.policy.RunBudget}. May import {@code endpoints.internal.http} and core.
 */
@NullMarked
package dev.acumen.endpoints.internal.call;

import org.jspecify.annotations.NullMarked;
