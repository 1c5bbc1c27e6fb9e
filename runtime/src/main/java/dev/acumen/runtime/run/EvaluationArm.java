package dev.acumen.runtime.run;

import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an evaluation attempts its tasks with.
 *
 * @param kind of lessons
 * @param reference {@code NAME} or {@code NAME@VERSION} of a library of its own; empty for the other kinds, which go by the evaluation's library
 */
public record EvaluationArm(Kind kind, String reference) {

    /** No lessons. */
    public static final EvaluationArm NONE = new EvaluationArm(Kind.NONE, "");
    /** All lessons of the evaluation's library. */
    public static final EvaluationArm ALL = new EvaluationArm(Kind.ALL, "");
    /** The lessons of the evaluation's library that are found for each task. */
    public static final EvaluationArm RETRIEVED = new EvaluationArm(Kind.RETRIEVED, "");

    /** Which lessons stand before a task. */
    public enum Kind {
        NONE,
        ALL,
        RETRIEVED,
        /** All lessons of a version that the arm names. */
        VERSION;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All lessons of a version, {@code NAME} or {@code NAME@VERSION}. */
    public static EvaluationArm version(String reference) {
        return new EvaluationArm(Kind.VERSION, reference);
    }

    /** The arm that a user names: none, all, retrieved, or a version. */
    public static EvaluationArm named(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.VERSION && kind.word().equals(word))
                .findFirst()
                .map(kind -> new EvaluationArm(kind, ""))
                .orElseGet(() -> version(word));
    }

    /**
     * The library that arms with versions are of, by name: the last one's.
     *
     * @throws UserError if none of them names one
     */
    public static String libraryOf(List<EvaluationArm> arms) {
        return arms.stream()
                .map(EvaluationArm::reference)
                .filter(reference -> !reference.isEmpty())
                .reduce((one, other) -> other)
                .map(Lookup::name)
                .orElseThrow(() -> new UserError(
                        UserError.Kind.USAGE,
                        "none against none compares nothing: name a library, as NAME or NAME@VERSION"));
    }

    /**
     * Those that were asked for, or without and, if there is a library, with it as it will be used.
     *
     * @param arms that were asked for
     * @param hasLibrary whether the evaluation has a library
     * @param showsAll whether all its lessons stand before a task
     * @param isUntilDecided whether it stops when it is decided which of two arms is better
     * @throws UserError if they do not go together
     */
    static List<EvaluationArm> chosen(
            List<EvaluationArm> arms, boolean hasLibrary, boolean showsAll, boolean isUntilDecided) {
        if (arms.isEmpty()) {
            EvaluationArm used = showsAll ? ALL : RETRIEVED;
            if (isUntilDecided && !hasLibrary) {
                throw new UserError(
                        UserError.Kind.USAGE, "--until decides between two arms: give --library NAME, or --arms");
            }
            return hasLibrary ? List.of(NONE, used) : List.of(NONE);
        }
        if (!hasLibrary && arms.stream().anyMatch(EvaluationArm::needsLibrary)) {
            throw new UserError(UserError.Kind.USAGE, "arms with lessons need --library NAME");
        }
        if (arms.contains(RETRIEVED) && showsAll) {
            throw new UserError(UserError.Kind.USAGE, "the arm 'retrieved' needs --lessons-per-task N");
        }
        if (isUntilDecided && arms.size() != 2) {
            throw new UserError(UserError.Kind.USAGE, "--until decides between two arms, not " + arms.size());
        }
        List<EvaluationArm> ofLibrary =
                arms.stream().filter(arm -> arm.kind() != Kind.VERSION).toList();
        if (ofLibrary.stream().distinct().count() < ofLibrary.size()) {
            throw new UserError(UserError.Kind.USAGE, "an arm is measured once: name each of --arms once");
        }
        return arms;
    }

    /** Whether its lessons are those of the evaluation's library. */
    boolean needsLibrary() {
        return kind == Kind.ALL || kind == Kind.RETRIEVED;
    }

    /**
     * The version that it names.
     *
     * @throws UserError if there is none
     */
    LibraryVersion find(LibraryView libraries) {
        try {
            return Lookup.version(libraries, reference);
        } catch (UserError e) {
            throw new UserError(
                    e.kind(),
                    e.getMessage() + ". An arm is "
                            + Arrays.stream(Kind.values())
                                    .filter(kind -> kind != Kind.VERSION)
                                    .map(Kind::word)
                                    .collect(Collectors.joining(", "))
                            + ", or a library as NAME or NAME@VERSION");
        }
    }

    /** As journals and reports name it, with this version. */
    String pass(LibraryVersion version) {
        return switch (kind) {
            case NONE -> "without";
            case ALL -> "with";
            case RETRIEVED -> "retrieved";
            case VERSION -> Lookup.name(reference) + "@" + version.id().brief();
        };
    }
}
