/**
 * Where calls are made, remembered and paid for: run &gt; step &gt; pass &gt; (task, sample) &gt; turn; and how a reply is read. Start with
 * {@link dev.acumen.core.run.CallSite} and {@link dev.acumen.core.run.Endpoint}. May import {@code core.task} and
 * {@code core.hash}.
 */
@NullMarked
package dev.acumen.core.run;

import org.jspecify.annotations.NullMarked;
