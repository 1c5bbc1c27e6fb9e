/**
 * How questions about the synthetic website are put and read, and the habits of whoever searches it. Start with
 * {@link dev.acumen.simulation.internal.inquiry.Inquiry}. Imports {@code practice} only: neither the site nor its answers.
 */
@NullMarked
package dev.acumen.simulation.internal.inquiry;

import org.jspecify.annotations.NullMarked;
