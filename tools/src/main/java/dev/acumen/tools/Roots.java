package dev.acumen.tools;

import java.math.BigInteger;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Roots that come out exactly. */
final class Roots {

    private Roots() {}

    /** The real root, if it is a fraction. */
    static Optional<BigFraction> exact(BigFraction number, int degree) {
        if (number.signum() < 0) {
            return degree % 2 == 0
                    ? Optional.empty()
                    : exact(number.negate(), degree).map(BigFraction::negate);
        }
        BigInteger above = root(number.getNumerator(), degree);
        BigInteger below = root(number.getDenominator(), degree);
        boolean isExact = above.pow(degree).equals(number.getNumerator())
                && below.pow(degree).equals(number.getDenominator());
        return isExact ? Optional.of(new BigFraction(above, below)) : Optional.empty();
    }

    /** The whole part of the root of a number that is not negative, by halving: there are as many steps as it has bits. */
    private static BigInteger root(BigInteger number, int degree) {
        BigInteger least = BigInteger.ZERO;
        BigInteger above = BigInteger.ONE.shiftLeft(number.bitLength() / degree + 1);
        while (above.subtract(least).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = least.add(above).shiftRight(1);
            if (middle.pow(degree).compareTo(number) <= 0) {
                least = middle;
            } else {
                above = middle;
            }
        }
        return least;
    }
}
