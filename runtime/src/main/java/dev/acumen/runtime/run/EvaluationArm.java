package dev.acumen.runtime.run;

import dev.acumen.core.library.LessonId;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.internal.library.LearnedWith;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.store.ExperienceStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an evaluation attempts its tasks with.
 *
 * @param kind of lessons
 * @param reference {@code NAME} or {@code NAME@VERSION} of a library of its own, or the file that one was exported to; empty for arms that go by the evaluation's library
 * @param leftOut lessons that are left out of those
 */
public record EvaluationArm(Kind kind, String reference, List<LessonId> leftOut) {

    /** No lessons. */
    public static final EvaluationArm NONE = of(Kind.NONE, "");
    /** All lessons of the evaluation's library. */
    public static final EvaluationArm ALL = of(Kind.ALL, "");
    /** The lessons of the evaluation's library that are found for each task. */
    public static final EvaluationArm RETRIEVED = of(Kind.RETRIEVED, "");

    private static final Set<Kind> CONTROLS = Set.of(Kind.IRRELEVANT, Kind.SHUFFLED);

    /** Which lessons stand before a task. */
    public enum Kind {
        NONE,
        ALL,
        RETRIEVED,
        /** As many tokens of lessons that have nothing to do with the tasks: what a longer prompt does. */
        IRRELEVANT,
        /** Before each task the library's own lessons that fit it least: what lessons do that do not fit. */
        SHUFFLED,
        /** All lessons of a version that the arm names. */
        VERSION;

        /** The word by which users name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public EvaluationArm {
        leftOut = List.copyOf(leftOut);
    }

    private static EvaluationArm of(Kind kind, String reference) {
        return new EvaluationArm(kind, reference, List.of());
    }

    /** All lessons of a version: {@code NAME}, {@code NAME@VERSION}, or the file that one was exported to. */
    public static EvaluationArm version(String reference) {
        return of(Kind.VERSION, reference);
    }

    /** The lessons of a version but for some. */
    public static EvaluationArm without(String reference, List<LessonId> leftOut) {
        return new EvaluationArm(Kind.VERSION, reference, leftOut);
    }

    /**
     * A control for lessons.
     *
     * @param word {@code irrelevant} or {@code shuffled}
     * @param of the arm whose lessons they are
     * @throws UserError if there is no such control, or there are no lessons
     */
    public static EvaluationArm control(String word, EvaluationArm of) {
        if (of.kind == Kind.NONE) {
            throw new UserError(UserError.Kind.USAGE, "--control stands in for lessons, and the second arm has none");
        }
        return CONTROLS.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(kind -> of(kind, of.reference))
                .orElseThrow(() ->
                        new UserError(UserError.Kind.USAGE, "--control is irrelevant or shuffled, not '" + word + "'"));
    }

    /** The arm that a user names: none, all, retrieved, irrelevant, shuffled, or a version. */
    public static EvaluationArm named(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.VERSION && kind.word().equals(word))
                .findFirst()
                .map(kind -> of(kind, ""))
                .orElseGet(() -> version(word));
    }

    /**
     * The domain that the last version which arms name was learned in, as far as that is known, or else one of the library's name.
     *
     * @throws UserError if no arm names a version, or the last names a file, which does not tell
     */
    public static String domain(ExperienceStore store, List<EvaluationArm> arms) {
        String reference = arms.stream()
                .filter(arm -> arm.kind == Kind.VERSION)
                .map(EvaluationArm::reference)
                .reduce((one, other) -> other)
                .orElseThrow(() -> new UserError(
                        UserError.Kind.USAGE,
                        "none against none compares nothing: name a library, as NAME or NAME@VERSION"));
        String name = Lookup.name(reference);
        if (store.libraries().names().contains(name)) {
            return new LearnedWith(store, Lookup.head(store.libraries(), name))
                    .domain()
                    .orElse(name);
        }
        if (name.matches(".*[./\\\\].*")) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "'" + name
                            + "' is no library here, and a file does not tell on which tasks it is to be compared: give --domain");
        }
        return new LearnedWith(store, Lookup.version(store.libraries(), reference))
                .domain()
                .orElse(name);
    }

    /**
     * Those that were asked for, or without and, if there is a library, with it as it will be used.
     *
     * @param arms that were asked for
     * @param hasLibrary whether the evaluation has a library
     * @param showsAll whether all its lessons stand before a task
     * @param isUntilDecided whether it stops when it is decided which of two arms is better
     * @param hasSecond whether the second arm is attempted by another model or agent, and so may have the lessons of the first
     * @throws UserError if they do not go together
     */
    static List<EvaluationArm> chosen(
            List<EvaluationArm> arms, boolean hasLibrary, boolean showsAll, boolean isUntilDecided, boolean hasSecond) {
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
        long compared = arms.stream().filter(arm -> !arm.isControl()).count();
        boolean isControlFirst =
                arms.size() > 1 && (arms.get(0).isControl() || arms.get(1).isControl());
        if (isUntilDecided && (compared != 2 || isControlFirst)) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "--until decides between two arms, which come first, with controls behind them; not "
                            + arms.stream().map(EvaluationArm::words).collect(Collectors.joining(", ")));
        }
        List<EvaluationArm> ofLibrary =
                arms.stream().filter(arm -> arm.kind() != Kind.VERSION).toList();
        if (!hasSecond && ofLibrary.stream().distinct().count() < ofLibrary.size()) {
            throw new UserError(UserError.Kind.USAGE, "an arm is measured once: name each of --arms once");
        }
        return arms;
    }

    /** Whether its lessons are those of the evaluation's library. */
    boolean needsLibrary() {
        return kind != Kind.NONE && kind != Kind.VERSION && reference.isEmpty();
    }

    /** Whether it stands in for lessons, to see what lessons as such do. */
    public boolean isControl() {
        return CONTROLS.contains(kind);
    }

    /** Whether all lessons of the version that it is measured with stand before each task. */
    boolean showsAll() {
        return kind != Kind.RETRIEVED && kind != Kind.SHUFFLED;
    }

    /** Whether it is measured with the lessons of a version as they are, all of them. */
    boolean isWholeVersion() {
        return leftOut.isEmpty() && (kind == Kind.NONE || kind == Kind.ALL || kind == Kind.VERSION);
    }

    /** As a user names it. */
    String words() {
        return kind == Kind.VERSION ? reference : kind.word();
    }

    /** The name of the library that it names, if it names one. */
    Optional<String> libraryName() {
        return Optional.of(reference).filter(named -> !named.isEmpty()).map(Lookup::name);
    }
}
