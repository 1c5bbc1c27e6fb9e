package dev.acumen.runtime.library;

import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.VersionId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds in libraries what users name. */
public final class Lookup {

    /** File systems allow 255 bytes, and the name of a run's journal has more than the library's. */
    private static final int LONGEST_NAME = 200;

    private Lookup() {}

    /**
     * The version that {@code NAME} or {@code NAME@VERSION} names.
     *
     * @throws UserError if there is none
     */
    public static LibraryVersion version(LibraryView libraries, String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        return at < 0 ? head(libraries, name) : version(libraries, name, reference.substring(at + 1));
    }

    /** The library's name in {@code NAME} or {@code NAME@VERSION}. */
    public static String name(String reference) {
        int at = reference.indexOf('@');
        return at < 0 ? reference : reference.substring(0, at);
    }

    /**
     * A name that a library may have, which is also part of its runs' names.
     *
     * @throws UserError if it is none
     */
    public static String checkedName(String name) {
        if (!RunId.isValid(name)) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "'" + name
                            + "' is no name for a library: letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "'" + name + "' is too long for the name of a library, which is part of names of files: at most "
                            + LONGEST_NAME + " bytes");
        }
        return name;
    }

    /** The head of the named library. */
    public static LibraryVersion head(LibraryView libraries, String name) {
        return libraries.head(name).orElseThrow(() -> missing(libraries, name));
    }

    private static UserError missing(LibraryView libraries, String name) {
        Optional<HeldResult> held = ResultReview.of(libraries, name).stream().findFirst();
        return UserError.input(held.map(result -> "library '" + name + "' has no version yet: the result of "
                        + result.run() + " is held for a person, and 'acumen library approve " + name + " "
                        + result.run() + "' makes it the first (" + name + "@"
                        + result.version().brief() + " names it until then)")
                .orElseGet(() -> "there is no library '" + name + "'"
                        + NearestName.suggestion(name, libraries.names())
                        + (libraries.names().isEmpty()
                                ? " nor any other yet"
                                : "; there are " + String.join(", ", libraries.names()))));
    }

    /** A version of the library by the first digits of its id. */
    public static LibraryVersion version(LibraryView libraries, String name, String digits) {
        List<VersionId> matches = versions(libraries, name).stream()
                .filter(id -> id.hex().startsWith(digits))
                .toList();
        if (digits.isEmpty()) {
            throw UserError.input("no version stands behind the @ of '" + name
                    + "@': write the first digits of one ('acumen library log " + name
                    + "' lists them), or leave out the @ for the newest");
        }
        if (matches.size() != 1) {
            throw UserError.input((matches.isEmpty()
                            ? "library '" + name + "' has no version "
                            : "several versions of '" + name + "' begin with ")
                    + digits + "; 'acumen library log " + name + "' lists them");
        }
        return libraries.find(matches.get(0)).orElseThrow();
    }

    /**
     * Every version the library's head has stood at and every result that was held for it, with the versions between, and the empty one it began with; each
     * before those that were made of it.
     */
    public static List<VersionId> versions(LibraryView libraries, String name) {
        List<HeldResult> results = ResultReview.of(libraries, name);
        if (results.isEmpty()) {
            head(libraries, name);
        }
        Set<VersionId> versions = new LinkedHashSet<>();
        libraries.log(name).forEach(move -> {
            versions.add(move.from());
            addWithThoseBefore(libraries, name, move.to(), versions);
        });
        results.forEach(result -> {
            versions.add(result.base());
            addWithThoseBefore(libraries, name, result.version(), versions);
        });
        return new ArrayList<>(versions);
    }

    /** A run whose result was held saved a version after each step, and the head stood at none of them. */
    private static void addWithThoseBefore(
            LibraryView libraries, String name, VersionId version, Set<VersionId> versions) {
        Deque<VersionId> unknown = new ArrayDeque<>();
        Optional<VersionId> before = Optional.of(version);
        while (before.isPresent() && !versions.contains(before.get()) && !unknown.contains(before.get())) {
            unknown.push(before.get());
            before = libraries.revision(name, before.get()).map(Revision::base).map(LibraryVersion::id);
        }
        versions.addAll(unknown);
    }

    /** The digits of a version in {@code VERSION} or {@code NAME@VERSION}. */
    static String digits(String reference) {
        return reference.substring(reference.indexOf('@') + 1);
    }

    /**
     * The one library that ever had the lesson.
     *
     * @throws UserError if there is none, or several
     */
    public static String libraryOf(LibraryView libraries, LessonId lesson, Optional<String> named) {
        if (named.isPresent()) {
            head(libraries, named.get());
            return named.get();
        }
        return owner(
                libraries,
                "a lesson " + lesson,
                version -> version.lesson(lesson).isPresent());
    }

    /**
     * The one library that ever had instructions of its own.
     *
     * @throws UserError if there is none, or several
     */
    public static String libraryWithInstructions(LibraryView libraries, Optional<String> named) {
        if (named.isPresent()) {
            head(libraries, named.get());
            return named.get();
        }
        return owner(
                libraries,
                "instructions of its own",
                version -> version.instructions().isPresent());
    }

    private static String owner(LibraryView libraries, String what, Predicate<LibraryVersion> hasIt) {
        List<String> owners = libraries.names().stream()
                .filter(name -> versions(libraries, name).stream()
                        .anyMatch(id -> libraries.find(id).filter(hasIt).isPresent()))
                .toList();
        if (owners.size() == 1) {
            return owners.get(0);
        }
        throw UserError.input(
                owners.isEmpty()
                        ? "no library ever had " + what
                        : "several libraries have " + what + ": say which with --library (" + String.join(", ", owners)
                                + ")");
    }
}
