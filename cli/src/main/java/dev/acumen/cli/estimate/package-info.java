/** What a run would take, before it takes anything. Start with {@link dev.acumen.cli.estimate.DryRun}. */
@NullMarked
package dev.acumen.cli.estimate;

import org.jspecify.annotations.NullMarked;
