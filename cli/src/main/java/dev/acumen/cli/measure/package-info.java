/** An evaluation as it is shown, by every command that measures. Start with {@link dev.acumen.cli.measure.EvaluationPresentation}. */
@NullMarked
package dev.acumen.cli.measure;

import org.jspecify.annotations.NullMarked;
