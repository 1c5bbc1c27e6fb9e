/**
 * One model call and the policies around it, outermost first: journal, budget, concurrency limit, retry, model. Start with
 * {@link dev.acumen.endpoints.call.Caller}. May import {@code endpoints.http} and core.
 */
@NullMarked
package dev.acumen.endpoints.call;

import org.jspecify.annotations.NullMarked;
