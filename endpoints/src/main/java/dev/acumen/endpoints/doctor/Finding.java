package dev.acumen.endpoints.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a server can do something.
 *
 * @param verdict yes, no, or unknown
 * @param evidence a few words on what was seen
 */
public record Finding(Verdict verdict, String evidence) {

    /** What is known. */
    public enum Verdict {
        /** It was seen. */
        @JsonProperty("yes")
        YES,
        /** It was asked for and did not come. */
        @JsonProperty("no")
        NO,
        /** It could not be asked for, or the answer settles nothing. */
        @JsonProperty("unknown")
        UNKNOWN;

        /** For people. */
        public String word() {
            return switch (this) {
                case YES -> "yes";
                case NO -> "no";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** Longest evidence, in characters. */
    private static final int LONGEST = 160;

    public Finding {
        String line = evidence.replaceAll("\\s+", " ").strip();
        evidence = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    static Finding yes(String evidence) {
        return new Finding(Verdict.YES, evidence);
    }

    static Finding no(String evidence) {
        return new Finding(Verdict.NO, evidence);
    }

    static Finding unknown(String evidence) {
        return new Finding(Verdict.UNKNOWN, evidence);
    }

    /** Whether it was seen. */
    boolean isYes() {
        return verdict == Verdict.YES;
    }

    /** Whether it was found to be missing. */
    public boolean saysNo() {
        return verdict == Verdict.NO;
    }
}
