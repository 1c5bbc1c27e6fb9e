package dev.acumen.math;

import dev.acumen.math.Value.Approximate;
import dev.acumen.math.Value.Exact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A fixed, pseudo-random choice of a value for every symbol. It depends on the number of the point and on the symbol's name
 * and on nothing else, so both sides of a comparison, and all threads, see the same one.
 *
 * @param number which of the points this is
 * @param kind where its values come from
 */
record SamplePoint(int number, Kind kind) {

    /** Where values come from. */
    enum Kind {
        /** Fractions between 0 and 1. */
        SMALL,
        /** Fractions between 1 and 8. */
        POSITIVE,
        /** Fractions between -8 and -1. */
        NEGATIVE,
        /** Fractions of either sign. */
        MIXED,
        /** Whole numbers from 1 to 12. */
        WHOLE,
        /** Complex numbers. */
        COMPLEX
    }

    /** Even, over odd numerators: no value is the exponent of a real power of a negative number by accident. */
    private static final int DENOMINATOR = 128;

    /** Points with real values; the same ones every time. */
    static List<SamplePoint> real() {
        List<SamplePoint> points = new ArrayList<>();
        add(points, Kind.SMALL, 3);
        add(points, Kind.POSITIVE, 3);
        add(points, Kind.NEGATIVE, 3);
        add(points, Kind.MIXED, 4);
        return points;
    }

    /** Points with whole values. */
    static List<SamplePoint> whole() {
        List<SamplePoint> points = new ArrayList<>();
        add(points, Kind.WHOLE, 8);
        return points;
    }

    /** Points with complex values. */
    static List<SamplePoint> complex() {
        List<SamplePoint> points = new ArrayList<>();
        add(points, Kind.COMPLEX, 4);
        return points;
    }

    /** The value of a symbol here. */
    Value value(String symbol) {
        long seed = seed("symbol", symbol);
        long first = Math.floorMod(seed, 10_007L);
        boolean isNegative = (seed >>> 40 & 1) == 1;
        return switch (kind) {
            case SMALL -> fraction(first % DENOMINATOR);
            case POSITIVE -> fraction(DENOMINATOR + first % (7 * DENOMINATOR));
            case NEGATIVE -> fraction(-(DENOMINATOR + first % (7 * DENOMINATOR)));
            case MIXED -> fraction((isNegative ? -1 : 1) * (first % (5 * DENOMINATOR)));
            case WHOLE -> Value.of(1 + first % 12);
            case COMPLEX -> complex(first, Math.floorMod(seed >>> 20, 10_009L), isNegative);
        };
    }

    /** The value of something that is known by its name only, such as a function that is not defined. */
    Value unknown(String key) {
        long seed = seed("unknown", key);
        return fraction(DENOMINATOR + 1 + Math.floorMod(seed, 5_003L));
    }

    /** Each field is preceded by its length, so that no two lists of fields have one seed by construction. */
    private long seed(String purpose, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String field : List.of(purpose, kind.name(), String.valueOf(number), name)) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Value fraction(long numerator) {
        return new Exact(Rational.of(BigInteger.valueOf(numerator | 1), BigInteger.valueOf(DENOMINATOR)));
    }

    private static Value complex(long first, long second, boolean isNegative) {
        BigDecimal re = BigDecimal.valueOf(isNegative ? -first : first, 4).add(BigDecimal.valueOf(13, 2));
        BigDecimal im = BigDecimal.valueOf(second, 4).subtract(BigDecimal.valueOf(471, 3));
        return new Approximate(re, im, -60, false);
    }

    private static void add(List<SamplePoint> points, Kind kind, int count) {
        for (int i = 0; i < count; i++) {
            points.add(new SamplePoint(i + 1, kind));
        }
    }
}
