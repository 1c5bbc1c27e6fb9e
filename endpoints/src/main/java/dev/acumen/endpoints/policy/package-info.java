/** What bounds the calls of a run: its budget, how often a call is tried, how many files may be open. May import core. */
@NullMarked
package dev.acumen.endpoints.policy;

import org.jspecify.annotations.NullMarked;
