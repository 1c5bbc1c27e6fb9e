package dev.acumen.cli.command;

import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.UserError;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.VersionId;
import dev.acumen.store.ExperienceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens stores and finds in them what users name. */
final class Opened {

    private Opened() {}

    /** The store, for a command that writes. */
    static ExperienceStore forWriting(Session session, CommonOptions common) {
        return ExperienceStore.open(
                common.home(session),
                session.clock(),
                notice -> session.terminal().notice("note: " + notice));
    }

    /** The store as it stands, for a command that reads; also while another process writes. */
    static ExperienceStore forReading(Session session, CommonOptions common) {
        Path home = common.home(session);
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new UserError(
                    ExitCode.STORAGE, home + " is a file, not a folder that libraries and runs are kept in");
        }
        return ExperienceStore.openReadOnly(
                common.home(session), notice -> session.terminal().notice("note: " + notice));
    }

    /**
     * The version that {@code NAME} or {@code NAME@VERSION} names.
     *
     * @throws UserError if there is none
     */
    static LibraryVersion version(LibraryView libraries, String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        LibraryVersion head = head(libraries, name);
        return at < 0 ? head : version(libraries, name, reference.substring(at + 1));
    }

    /** The library's name in {@code NAME} or {@code NAME@VERSION}. */
    static String name(String reference) {
        int at = reference.indexOf('@');
        return at < 0 ? reference : reference.substring(0, at);
    }

    /**
     * A name that a library may have, which is also part of its runs' names.
     *
     * @throws UserError if it is none
     */
    static String checkedName(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
            throw new UserError(
                    ExitCode.USAGE,
                    "'" + name
                            + "' is no name for a library: letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        return name;
    }

    /** The head of the named library. */
    static LibraryVersion head(LibraryView libraries, String name) {
        return libraries
                .head(name)
                .orElseThrow(() -> UserError.input("there is no library '" + name + "'"
                        + (libraries.names().isEmpty()
                                ? " nor any other yet"
                                : "; there are " + String.join(", ", libraries.names()))));
    }

    /** A version of the library by the first digits of its id. */
    static LibraryVersion version(LibraryView libraries, String name, String digits) {
        List<VersionId> matches = versions(libraries, name).stream()
                .filter(id -> id.hex().startsWith(digits))
                .toList();
        if (matches.size() != 1 || digits.isEmpty()) {
            throw UserError.input((matches.isEmpty()
                            ? "library '" + name + "' has no version "
                            : "several versions of '" + name + "' begin with ")
                    + digits + "; 'acumen library log " + name + "' lists them");
        }
        return libraries.find(matches.get(0)).orElseThrow();
    }

    /** Every version the library's head has stood at, the empty one it began with included, oldest first. */
    static List<VersionId> versions(LibraryView libraries, String name) {
        head(libraries, name);
        Set<VersionId> versions = new LinkedHashSet<>();
        libraries.log(name).forEach(move -> {
            versions.add(move.from());
            versions.add(move.to());
        });
        return new ArrayList<>(versions);
    }

    /**
     * The one library that ever had the lesson.
     *
     * @throws UserError if there is none, or several
     */
    static String libraryOf(LibraryView libraries, LessonId lesson, Optional<String> named) {
        if (named.isPresent()) {
            head(libraries, named.get());
            return named.get();
        }
        List<String> owners = libraries.names().stream()
                .filter(name -> versions(libraries, name).stream()
                        .anyMatch(id -> libraries
                                .find(id)
                                .flatMap(version -> version.lesson(lesson))
                                .isPresent()))
                .toList();
        if (owners.size() == 1) {
            return owners.get(0);
        }
        throw UserError.input(
                owners.isEmpty()
                        ? "no library ever had a lesson " + lesson
                        : "several libraries have a lesson " + lesson + ": say which with --library ("
                                + String.join(", ", owners) + ")");
    }
}
