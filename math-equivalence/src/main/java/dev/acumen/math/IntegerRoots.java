package dev.acumen.math;

import java.math.BigInteger;

/** Whole roots of whole numbers. */
final class IntegerRoots {

    private static final int MOST_BITS = 4_096;

    private IntegerRoots() {}

    /** The root, if it is a whole number; else 0. The radicand is positive. */
    static BigInteger exact(BigInteger radicand, int index, Effort effort) {
        if (radicand.equals(BigInteger.ONE) || index == 1) {
            return radicand;
        }
        if (radicand.bitLength() > MOST_BITS || radicand.bitLength() < index) {
            return BigInteger.ZERO;
        }
        BigInteger low = BigInteger.ONE;
        BigInteger high = BigInteger.ONE.shiftLeft(radicand.bitLength() / index + 1);
        while (low.compareTo(high) <= 0) {
            effort.spend(1);
            BigInteger middle = low.add(high).shiftRight(1);
            int comparison = middle.pow(index).compareTo(radicand);
            if (comparison == 0) {
                return middle;
            }
            if (comparison < 0) {
                low = middle.add(BigInteger.ONE);
            } else {
                high = middle.subtract(BigInteger.ONE);
            }
        }
        return BigInteger.ZERO;
    }
}
