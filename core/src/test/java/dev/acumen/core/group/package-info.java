/** Tests of groups. */
@NullMarked
package dev.acumen.core.group;

import org.jspecify.annotations.NullMarked;
