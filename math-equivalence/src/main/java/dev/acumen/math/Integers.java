package dev.acumen.math;

import java.math.BigInteger;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Whole numbers: combinations, residues, primes. Each ends within some milliseconds. */
final class Integers {

    /** Trial division up to its root takes some milliseconds. */
    static final long LARGEST_FACTORED = 1_000_000_000_000L;

    private static final int MOST_PRIME_BITS = 333;
    private static final int CERTAINTY = 100;

    private Integers() {}

    static Real factorial(BigInteger n) {
        if (n.signum() < 0) {
            throw new ArithmeticException("FACT takes a whole number from 0");
        }
        return permutations(n, n);
    }

    /** Ordered choices of k among n. */
    static Real permutations(BigInteger n, BigInteger k) {
        requireChoice("PERM", n, k);
        Real product = Real.of(1);
        if (k.compareTo(n) > 0) {
            return Real.of(0);
        }
        for (BigInteger i = BigInteger.ZERO; i.compareTo(k) < 0; i = i.add(BigInteger.ONE)) {
            // Of another factor than 1 a few hundred are out of range.
            product = product.multiply(Real.of(n.subtract(i)));
        }
        return product;
    }

    /** Choices of k among n. */
    static Real combinations(BigInteger n, BigInteger k) {
        requireChoice("COMB", n, k);
        if (k.compareTo(n) > 0) {
            return Real.of(0);
        }
        BigInteger least = k.min(n.subtract(k));
        Real choices = Real.of(1);
        for (BigInteger i = BigInteger.ZERO; i.compareTo(least) < 0; i = i.add(BigInteger.ONE)) {
            // Each step doubles it at least, so that a thousand are out of range.
            choices = Real.of(choices.whole("COMB").multiply(n.subtract(i)).divide(i.add(BigInteger.ONE)));
        }
        return choices;
    }

    private static void requireChoice(String name, BigInteger n, BigInteger k) {
        if (n.signum() < 0 || k.signum() < 0) {
            throw new ArithmeticException(name + " takes whole numbers from 0");
        }
    }

    static BigInteger lcm(BigInteger a, BigInteger b) {
        return a.signum() == 0 || b.signum() == 0
                ? BigInteger.ZERO
                : a.multiply(b).abs().divide(a.gcd(b));
    }

    static BigInteger powerModulo(BigInteger base, BigInteger exponent, BigInteger modulus) {
        if (modulus.signum() <= 0) {
            throw new ArithmeticException("a modulus is above 0");
        }
        if (exponent.signum() < 0 && !base.gcd(modulus).equals(BigInteger.ONE)) {
            throw new ArithmeticException(base + " has no inverse modulo " + modulus);
        }
        return base.modPow(exponent, modulus);
    }

    static boolean isPrime(BigInteger n) {
        requireTestable("ISPRIME", n);
        return n.signum() > 0 && n.isProbablePrime(CERTAINTY);
    }

    static BigInteger nextPrime(BigInteger n) {
        requireTestable("NEXTPRIME", n);
        return n.compareTo(BigInteger.TWO) < 0 ? BigInteger.TWO : n.nextProbablePrime();
    }

    private static void requireTestable(String name, BigInteger n) {
        if (n.bitLength() > MOST_PRIME_BITS) {
            throw new ArithmeticException(name + " takes numbers of at most 100 digits");
        }
    }

    /** The primes of a number and how often each divides it. */
    static Map<Long, Integer> factors(String name, BigInteger number) {
        if (number.signum() <= 0 || number.compareTo(BigInteger.valueOf(LARGEST_FACTORED)) > 0) {
            throw new ArithmeticException(name + " takes whole numbers from 1 to 10^12");
        }
        Map<Long, Integer> factors = new TreeMap<>();
        long left = number.longValue();
        for (long prime = 2; prime * prime <= left; prime += prime == 2 ? 1 : 2) {
            while (left % prime == 0) {
                factors.merge(prime, 1, Integer::sum);
                left /= prime;
            }
        }
        if (left > 1) {
            factors.merge(left, 1, Integer::sum);
        }
        return factors;
    }

    /** Such as {@code 2^3 * 3 * 7}. */
    static String shownFactors(BigInteger number) {
        StringJoiner shown = new StringJoiner(" * ").setEmptyValue("1");
        factors("FACTOR", number)
                .forEach((prime, times) -> shown.add(times == 1 ? String.valueOf(prime) : prime + "^" + times));
        return shown.toString();
    }

    static BigInteger totient(BigInteger number) {
        BigInteger result = number;
        for (long prime : factors("PHI", number).keySet()) {
            BigInteger one = BigInteger.valueOf(prime);
            result = result.divide(one).multiply(one.subtract(BigInteger.ONE));
        }
        return result;
    }

    static BigInteger divisorCount(BigInteger number) {
        BigInteger count = BigInteger.ONE;
        for (int times : factors("DIVISORS", number).values()) {
            count = count.multiply(BigInteger.valueOf(times + 1L));
        }
        return count;
    }

    static BigInteger divisorSum(BigInteger number) {
        BigInteger sum = BigInteger.ONE;
        for (Map.Entry<Long, Integer> factor : factors("DIVISORSUM", number).entrySet()) {
            BigInteger prime = BigInteger.valueOf(factor.getKey());
            BigInteger all = BigInteger.ZERO;
            for (int times = 0; times <= factor.getValue(); times++) {
                all = all.add(prime.pow(times));
            }
            sum = sum.multiply(all);
        }
        return sum;
    }
}
