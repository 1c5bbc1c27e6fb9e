package dev.acumen.evaluators;

import java.util.List;
import java.util.regex.Pattern;

/** Figures that name something and count nothing: versions, telephone numbers, postcodes. */
final class Codes {

    private static final int FEWEST_CODES = 5;
    private static final int SHORTEST_CODE = 5;
    private static final Pattern PADDED = Pattern.compile("[-+]?0\\d.*");
    private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+)?");
    /** Programs print 2.0 for a whole number, but no other noughts at the end. */
    private static final Pattern PADDED_DECIMALS = Pattern.compile("\\d+\\.\\d+0");
    /** An international number. */
    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d[\\d ()/-]{7,}");

    private static final Pattern LONG = Pattern.compile("\\d{10,}");

    private Codes() {}

    /** Whether the numbers of one field are codes, which shows in one of them or in what all have in common. */
    static boolean are(List<String> numbers) {
        boolean isPadded =
                numbers.stream().anyMatch(number -> PADDED.matcher(number).matches());
        boolean isTelephone = numbers.stream()
                        .anyMatch(number -> TELEPHONE.matcher(number).matches())
                || numbers.stream().allMatch(number -> LONG.matcher(number).matches());
        List<String> plain = numbers.stream()
                .filter(number -> PLAIN.matcher(number).matches())
                .toList();
        boolean hasTrailingNought = plain.stream()
                .anyMatch(number -> PADDED_DECIMALS.matcher(number).matches());
        long decimals = plain.stream()
                .filter(number -> number.contains("."))
                .map(number -> number.length() - number.indexOf('.'))
                .distinct()
                .count();
        boolean areVersions = hasTrailingNought && decimals > 1;
        boolean areOfOneLength = plain.size() == numbers.size()
                && plain.size() >= FEWEST_CODES
                && plain.stream().noneMatch(number -> number.contains("."))
                && plain.stream().map(String::length).distinct().count() == 1
                && plain.get(0).length() >= SHORTEST_CODE;
        return isPadded || isTelephone || areVersions || areOfOneLength;
    }
}
