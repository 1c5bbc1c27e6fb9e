package dev.acumen.store.exchange;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.VersionId;

/**
 * What a file held.
 *
 * @param name the library's name at the time of export
 * @param declared the version the file says it is
 * @param version the version it really is, by its content
 */
public record ImportedLibrary(String name, VersionId declared, LibraryVersion version) {

    /** Whether somebody changed ids or texts after the export. */
    public boolean edited() {
        return !declared.equals(version.id());
    }
}
