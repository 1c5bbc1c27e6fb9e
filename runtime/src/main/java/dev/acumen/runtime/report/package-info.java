/**
 * What runs came to, as JSON. Start with {@link dev.acumen.runtime.report.ReportJson}. Imports nothing of the runtime.
 */
@NullMarked
package dev.acumen.runtime.report;

import org.jspecify.annotations.NullMarked;
