/**
 * The file {@code acumen.yaml}, and what models a run uses. Start with {@link dev.acumen.runtime.config.AcumenConfig}. May import the
 * runtime's {@code environment}.
 */
@NullMarked
package dev.acumen.runtime.config;

import org.jspecify.annotations.NullMarked;
