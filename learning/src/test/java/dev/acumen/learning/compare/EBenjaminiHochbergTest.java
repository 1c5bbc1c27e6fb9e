package dev.acumen.learning.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EBenjaminiHochbergTest {

    private static boolean[] holds(double alpha, double... evidence) {
        return EBenjaminiHochberg.holds(Arrays.stream(evidence).map(Math::log).toArray(), alpha);
    }

    @Test
    void theStrongestHoldTogetherWhereOneAloneWouldNot() {
        // Of 4 at 5 %: one alone takes 80 to 1, two 40, three 26.7, four 20.
        assertThat(holds(0.05, 79, 1, 1, 1)).containsExactly(false, false, false, false);
        assertThat(holds(0.05, 80.001, 1, 1, 1)).containsExactly(true, false, false, false);
        assertThat(holds(0.05, 41, 1, 42, 1)).containsExactly(true, false, true, false);
        assertThat(holds(0.05, 27, 28, 29, 19)).containsExactly(true, true, true, false);
        assertThat(holds(0.05, 21, 21, 21, 21)).containsExactly(true, true, true, true);
        assertThat(holds(0.05)).isEmpty();
        assertThatThrownBy(() -> holds(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasNotLookedAtNeverHolds() {
        double none = Double.NEGATIVE_INFINITY;
        assertThat(EBenjaminiHochberg.holds(new double[] {none, Math.log(50), none}, 0.05))
                .containsExactly(false, false, false);
        assertThat(EBenjaminiHochberg.holds(new double[] {none, none}, 0.05)).containsExactly(false, false);
    }

    /** Lessons share the attempts with the whole library, so their evidence depends on each other; half of them do nothing. */
    @Test
    void theShareOfFalseOnesStaysWithinAlphaWhereEvidenceDepends() {
        int runs = 400;
        double share = 0;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            double[] evidence = evidence(random, 10, 200);
            boolean[] holds = EBenjaminiHochberg.holds(evidence, 0.1);
            int named = 0;
            int wrong = 0;
            for (int lesson = 0; lesson < 10; lesson++) {
                named += holds[lesson] ? 1 : 0;
                wrong += holds[lesson] && lesson >= 5 ? 1 : 0;
                found += holds[lesson] && lesson < 5 ? 1 : 0;
            }
            share += named == 0 ? 0 : (double) wrong / named;
        }
        assertThat(share / runs).isLessThanOrEqualTo(0.1);
        assertThat(found).isGreaterThan(runs);
    }

    /** The first five lessons are needed by a fifth of the tasks each, the others by none. */
    private static double[] evidence(Random random, int lessons, int tasks) {
        EProcess[] processes = new EProcess[lessons];
        Arrays.setAll(processes, lesson -> new EProcess());
        for (int task = 0; task < tasks; task++) {
            double whole = random.nextDouble() < 0.9 ? 1 : 0;
            for (int lesson = 0; lesson < lessons; lesson++) {
                boolean isNeeded = lesson < 5 && random.nextDouble() < 0.2;
                double without = !isNeeded && random.nextDouble() < 0.9 ? 1 : 0;
                processes[lesson].add(whole - without);
            }
        }
        return Arrays.stream(processes).mapToDouble(EProcess::logEvidence).toArray();
    }
}
