/**
 * What a lesson has to pass before it is adopted, and what a person decides about those that do not. Start with
 * {@link dev.acumen.learning.check.LessonChecks}. May import core. The phrases and shapes that are looked for stand in files beside these
 * classes.
 */
@NullMarked
package dev.acumen.learning.check;

import org.jspecify.annotations.NullMarked;
