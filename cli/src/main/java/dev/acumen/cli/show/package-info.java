/**
 * What people and programs read. Start with {@link dev.acumen.cli.show.LearnView}. May import {@code cli.session}.
 */
@NullMarked
package dev.acumen.cli.show;

import org.jspecify.annotations.NullMarked;
