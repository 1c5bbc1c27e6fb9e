/** Answers a question, and keeps it in a log. Start with {@link dev.acumen.runtime.internal.ask.AskJob}. */
@NullMarked
package dev.acumen.runtime.internal.ask;

import org.jspecify.annotations.NullMarked;
