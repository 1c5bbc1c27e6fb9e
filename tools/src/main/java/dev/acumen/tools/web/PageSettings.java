package dev.acumen.tools.web;

/**
 * How pages are shown.
 *
 * @param partCharacters how long a part of a page is; at least 200
 * @param maxPdfPages how many pages of a PDF are read
 * @param navigationLinks how many links of a page's navigation stand below its text; 0 for none
 */
public record PageSettings(int partCharacters, int maxPdfPages, int navigationLinks) {

    private static final int LEAST_CHARACTERS = 200;

    public PageSettings {
        if (partCharacters < LEAST_CHARACTERS || maxPdfPages < 1 || navigationLinks < 0) {
            throw new IllegalArgumentException("parts have at least " + LEAST_CHARACTERS
                    + " characters, at least one page is read, and links are counted from 0");
        }
    }

    /** Parts of 8,000 characters, 500 pages of a PDF, 30 links of the navigation. */
    public static PageSettings defaults() {
        return new PageSettings(8_000, 500, 30);
    }
}
