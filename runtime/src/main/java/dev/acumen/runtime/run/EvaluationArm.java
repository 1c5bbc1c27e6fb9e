package dev.acumen.runtime.run;

import dev.acumen.core.text.NearestName;
import dev.acumen.runtime.environment.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an evaluation can attempt its tasks with. */
public enum EvaluationArm {
    /** No lessons. */
    NONE("without"),
    /** All lessons of the library. */
    ALL("with"),
    /** The lessons of the library that are found for each task. */
    RETRIEVED("retrieved");

    private final String pass;

    EvaluationArm(String pass) {
        this.pass = pass;
    }

    /** As users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As journals and reports name it. */
    String pass() {
        return pass;
    }

    /**
     * The arm of that name.
     *
     * @throws UserError if there is none
     */
    public static EvaluationArm named(String word) {
        List<String> words = Arrays.stream(values()).map(EvaluationArm::word).toList();
        return Arrays.stream(values())
                .filter(arm -> arm.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        UserError.Kind.USAGE,
                        "there is no arm '" + word + "'" + NearestName.suggestion(word, words) + "; there are "
                                + String.join(", ", words)));
    }
}
