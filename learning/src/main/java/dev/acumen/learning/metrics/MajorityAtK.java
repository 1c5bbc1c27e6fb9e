package dev.acumen.learning.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The expected reward of the answer that most of k attempts give, over the ways to draw k of the attempts. A draw between answers is split
 * evenly. Every way is tried where there are few; else a seeded sample of them.
 */
final class MajorityAtK {

    private static final int MOST_WAYS = 5_000;

    private final Answered answered;
    private final int k;
    private double sum;
    private long ways;

    private MajorityAtK(Answered answered, int k) {
        this.answered = answered;
        this.k = k;
    }

    /** The expectation for one task. */
    static double of(Answered answered, int k, long seed) {
        MajorityAtK majority = new MajorityAtK(answered, k);
        if (ways(answered.size(), k) <= MOST_WAYS) {
            majority.all(0, new ArrayList<>());
        } else {
            majority.sample(seed);
        }
        return majority.sum / majority.ways;
    }

    private void all(int from, List<Integer> drawn) {
        if (drawn.size() == k) {
            count(drawn);
            return;
        }
        for (int i = from; i <= answered.size() - (k - drawn.size()); i++) {
            drawn.add(i);
            all(i + 1, drawn);
            drawn.remove(drawn.size() - 1);
        }
    }

    private void sample(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int n = answered.size();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int draw = 0; draw < MOST_WAYS; draw++) {
            List<Integer> drawn = new ArrayList<>();
            for (int i = 0; i < k; i++) {
                int other = i + random.nextInt(n - i);
                int taken = order[other];
                order[other] = order[i];
                order[i] = taken;
                drawn.add(taken);
            }
            count(drawn);
        }
    }

    private void count(List<Integer> drawn) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        Map<String, Double> rewards = new HashMap<>();
        for (int attempt : drawn) {
            String answer = answered.answers().get(attempt);
            votes.merge(answer, 1, Integer::sum);
            rewards.merge(answer, answered.rewards().get(attempt), Double::sum);
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        sum += votes.keySet().stream()
                .filter(answer -> votes.getOrDefault(answer, 0) == most)
                .mapToDouble(answer -> rewards.getOrDefault(answer, 0.0) / most)
                .average()
                .orElse(0);
        ways++;
    }

    private static double ways(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways *= (double) (n - i) / (i + 1);
        }
        return ways;
    }
}
