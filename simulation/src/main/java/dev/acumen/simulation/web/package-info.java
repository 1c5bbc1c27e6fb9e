/**
 * The web domain that the simulated endpoint plays: questions about a synthetic website, answered with tools. Start with
 * {@link dev.acumen.simulation.web.WebDomain}. Imports {@code core} and its own subpackages.
 */
@NullMarked
package dev.acumen.simulation.web;

import org.jspecify.annotations.NullMarked;
