/**
 * What each lesson is worth: lessons are left out at random of some practice attempts, and what that does to rewards says which lessons help and which
 * harm. Start with {@link dev.acumen.learning.credit.LessonCredit}. May import core and {@code agent.rollout}.
 */
@NullMarked
package dev.acumen.learning.credit;

import org.jspecify.annotations.NullMarked;
