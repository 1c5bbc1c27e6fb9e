package dev.acumen.cli.show;

import dev.acumen.core.library.Claim;
import dev.acumen.core.library.LibraryVersion;
import java.util.Locale;

/** What was measured of a version, in words. */
public final class ClaimLines {

    private ClaimLines() {}

    /** The verdict with its error rate. */
    public static String verdict(Claim claim) {
        String against = claim.against().equals(LibraryVersion.empty().id())
                ? "no lessons"
                : "version " + claim.against().brief();
        String words = switch (claim.verdict()) {
            case BETTER -> "better than " + against;
            case WORSE -> "worse than " + against;
            case SAME -> "the same as " + against + " within the margin";
            case CANNOT_TELL -> "cannot tell whether it is better or worse than " + against;
        };
        return words
                + switch (claim.verdict()) {
                    case CANNOT_TELL -> "";
                    default -> "; such a verdict is wrong at most " + percent(claim.alpha()) + " of the time";
                };
    }

    /** What the verdict rests on. */
    public static String basis(Claim claim) {
        Claim.Compared compared = claim.compared();
        return Numbers.of(compared.tasks(), "task") + ": " + Numbers.score(compared.before()) + " to "
                + Numbers.score(compared.after()) + ", interval " + Numbers.difference(compared.low()) + " to "
                + Numbers.difference(compared.high()) + ", " + compared.better() + " better, " + compared.worse()
                + " worse" + (compared.leftOut() == 0 ? "" : ", " + compared.leftOut() + " left out")
                + (compared.practised() == 0
                        ? ", none of them practised"
                        : ", " + compared.practised() + " of them practised, which makes it look too good")
                + "; " + claim.run() + ", " + claim.endpoint()
                + (claim.endpoint().startsWith("simulated/") ? ", no language model" : "");
    }

    /** A share in percent, such as {@code 5 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g", 100 * share).replaceAll("\\.?0+$", "") + " %";
    }
}
