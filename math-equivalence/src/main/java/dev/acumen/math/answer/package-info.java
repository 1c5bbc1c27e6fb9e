/** The answer in a reply: what marks it, and the units in it. Start with {@link dev.acumen.math.answer.FinalAnswer}. May import nothing of ours. */
@NullMarked
package dev.acumen.math.answer;

import org.jspecify.annotations.NullMarked;
