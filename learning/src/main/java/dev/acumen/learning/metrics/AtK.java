package dev.acumen.learning.metrics;

/** Unbiased estimates from n attempts, c of them right, of what k fresh attempts at the task would do. */
final class AtK {

    private AtK() {}

    /** The chance that one of k is right: 1 - C(n-c, k) / C(n, k) (Chen et al. 2021, arXiv 2107.03374). */
    public static double pass(int n, int c, int k) {
        return 1 - allAmong(n, n - c, k);
    }

    /** The chance that all k are right: C(c, k) / C(n, k) (tau-bench, arXiv 2406.12045). */
    public static double passAll(int n, int c, int k) {
        return allAmong(n, c, k);
    }

    /** The chance that k drawn from n without putting back are all among the given: C(among, k) / C(n, k), as a product that cannot overflow. */
    private static double allAmong(int n, int among, int k) {
        if (k < 1 || k > n || among < 0 || among > n) {
            throw new IllegalArgumentException(k + " of " + n + " attempts, " + among + " of a kind");
        }
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= (double) Math.max(0, among - i) / (n - i);
        }
        return chance;
    }
}
