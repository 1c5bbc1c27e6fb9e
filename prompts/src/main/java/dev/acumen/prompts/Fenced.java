package dev.acumen.prompts;

import java.util.regex.Pattern;

/** Text that stands in a prompt as data between tags, which it cannot close. */
public final class Fenced {

    private static final Pattern CLOSING = Pattern.compile("([<＜﹤])([\\s\\p{Z}\\p{Cf}]*)([/／])");

    private Fenced() {}

    /** The text with every closing tag spoiled by a backslash, whatever it would close and however it is spaced or typeset. */
    public static String data(String text) {
        return CLOSING.matcher(text).replaceAll("$1$2\\\\$3").strip();
    }

    /**
     * The text with only that tag's closing spoiled, for text in which others may be meant.
     *
     * @param tag it stands between, in letters
     */
    public static String within(String tag, String text) {
        return Pattern.compile("<\\s*/\\s*(" + Pattern.quote(tag) + ")", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .replaceAll("<\\\\/$1");
    }
}
