/**
 * The simulated searcher: answers a question by calling tools, one reply at a time, from nothing but what it is shown. Start with
 * {@link dev.acumen.simulation.internal.searcher.Searcher}. Imports {@code practice} and {@code web.inquiry}; it cannot see the site.
 */
@NullMarked
package dev.acumen.simulation.internal.searcher;

import org.jspecify.annotations.NullMarked;
