/** Tests of spend and budget. */
@NullMarked
package dev.acumen.core.run;

import org.jspecify.annotations.NullMarked;
