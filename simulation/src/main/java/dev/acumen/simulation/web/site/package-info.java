/**
 * The synthetic website: things and facts, the pages made from them, the server that shows them, and a host of hostile pages. Start with
 * {@link dev.acumen.simulation.web.site.Site}. Imports {@code web.inquiry}.
 */
@NullMarked
package dev.acumen.simulation.web.site;

import org.jspecify.annotations.NullMarked;
