package dev.acumen.math.answer;

import dev.acumen.math.internal.Box;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a reply that is its answer: what follows the last marker. Markers are {@code \boxed{…}} (braces may nest),
 * {@code <answer>…</answer>}, {@code #### …}, {@code Answer: …}, {@code Final answer: …}, {@code A: …} at the start of a
 * line, and {@code the (final) answer is …}, in the languages of {@code answer-labels.txt}. The one furthest down counts,
 * whichever kind it is.
 *
 * @param marker how the answer is marked
 * @param text from the marker to the end of the marked part: the content of the box or tag, else the rest of the reply
 */
public record FinalAnswer(Marker marker, String text) {

    /** How an answer is marked. */
    public enum Marker {
        /** By a box or a tag, with an end. */
        ENCLOSED,
        /** By a label or {@code ####} before it. */
        LABELLED,
        /** In a sentence, by "the answer is". */
        STATED,
        /** Not at all. */
        NONE
    }

    private static final AnswerLabels LABELS = new AnswerLabels();
    private static final Pattern HASHES = Pattern.compile("^[ \\t]*####[ \\t]*(?<rest>.*)$", Pattern.MULTILINE);
    private static final Pattern HEADED_NUMBER =
            Pattern.compile("[-+$€£\\s*\\\\]*\\d[\\d,. ]*\\W{0,4}\\p{L}{0,20}\\W{0,4}");
    private static final String OPEN_TAG = "<answer>";
    private static final String CLOSE_TAG = "</answer>";

    /** The answer of the reply. */
    public static FinalAnswer of(String reply) {
        List<Box> boxes = Box.in(reply);
        int boxAt = boxes.isEmpty() ? -1 : boxes.get(boxes.size() - 1).start();
        int tagAt = reply.lastIndexOf(OPEN_TAG);
        int hashesAt = lastHashes(reply);
        Label label = lastLabel(reply);
        if (Math.max(boxAt, tagAt) > Math.max(label.start(), hashesAt)) {
            return new FinalAnswer(
                    Marker.ENCLOSED,
                    boxAt > tagAt ? boxes.get(boxes.size() - 1).content() : tagged(reply.substring(tagAt)));
        }
        if (hashesAt > label.start()) {
            return new FinalAnswer(
                    Marker.LABELLED, reply.substring(hashesAt).stripLeading().substring("####".length()));
        }
        return new FinalAnswer(label.marker(), reply.substring(label.end()));
    }

    /** Whether there is a marker at all. */
    public boolean isMarked() {
        return marker != Marker.NONE;
    }

    /**
     * The answer on one line: of a marked one the first line, or the formula between delimiters, behind what dresses it; of one
     * that is not marked the last line; whole if enclosed.
     */
    public String line() {
        if (marker == Marker.ENCLOSED) {
            return text.strip();
        }
        if (isMarked()) {
            return Dressing.firstLine(text);
        }
        String[] lines = text.strip().split("\\R", -1);
        return lines[lines.length - 1].strip();
    }

    static Pattern labels() {
        return LABELS.pattern();
    }

    private record Label(Marker marker, int start, int end) {}

    private static Label lastLabel(String reply) {
        Matcher label =
                LABELS.pattern().matcher(reply).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = reply.length() - 1; at >= 0; at--) {
            if (mayBeginLabel(reply, at) && label.region(at, reply.length()).lookingAt()) {
                Label found = label(label);
                int line = at;
                while (!isLineStart(reply, line)) {
                    line--;
                }
                // "The answer" alone on its line is one label from the start of the line on, whatever follows below it.
                return line < at && label.region(line, reply.length()).lookingAt() && label.end() > at
                        ? label(label)
                        : found;
            }
        }
        return new Label(Marker.NONE, -1, 0);
    }

    private static Label label(Matcher found) {
        Marker marker = found.group("stated") == null ? Marker.LABELLED : Marker.STATED;
        return new Label(marker, found.start(), found.end());
    }

    /** Turns away the places where no label can begin, which is nearly all, before the costly look. */
    private static boolean mayBeginLabel(String reply, int at) {
        return isLineStart(reply, at) || LABELS.mayBeginAt(reply, at);
    }

    private static boolean isLineStart(String reply, int at) {
        return at == 0 || "\n\r\u0085\u2028\u2029".indexOf(reply.charAt(at - 1)) >= 0;
    }

    private static String tagged(String fromTag) {
        int end = fromTag.indexOf(CLOSE_TAG);
        return fromTag.substring(OPEN_TAG.length(), end < 0 ? fromTag.length() : end);
    }

    /** Four hashes are a heading in markdown too; they mark an answer on the last line or in front of a mere number. */
    private static int lastHashes(String reply) {
        if (!reply.contains("####")) {
            return -1;
        }
        int end = reply.stripTrailing().length();
        int found = -1;
        Matcher hashes = HASHES.matcher(reply);
        while (hashes.find()) {
            if (hashes.end() >= end
                    || HEADED_NUMBER.matcher(hashes.group("rest")).matches()) {
                found = hashes.start();
            }
        }
        return found;
    }
}
