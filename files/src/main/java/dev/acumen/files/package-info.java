/**
 * What everything that writes files needs: files that are private to their owner, and why a file cannot be read or written. Start with
 * {@link dev.acumen.files.PrivateFiles}. Imports nothing of Acumen.
 */
@NullMarked
package dev.acumen.files;

import org.jspecify.annotations.NullMarked;
