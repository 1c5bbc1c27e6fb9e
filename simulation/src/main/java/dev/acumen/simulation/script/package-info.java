/** A chat model for tests that answers as it is told. May import nothing of ours. */
@NullMarked
package dev.acumen.simulation.script;

import org.jspecify.annotations.NullMarked;
