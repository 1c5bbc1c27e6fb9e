package dev.acumen.learning.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.DefaultRealMatrixChangingVisitor;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Against what is known of CR2, and numbers worked by hand. */
class ClusteredFitTest {

    private static final double EXACT = 1e-9;

    /** Slope 13/7; with h = 2/7, 1/7, 4/7 the variance is the sum of (x'e)²/(1 − h) over 49, and the degrees of freedom are 45/29. */
    @Test
    void clustersOfSeveralSizesAreAsWorkedByHand() {
        ClusteredFit.Coefficient slope = fit(
                        List.of(column(1, 1), column(1), column(2)), List.of(vector(2, 4), vector(3), vector(2)), 0)
                .get(0);
        double variance = (256 / (5.0 / 7) + 64 / (6.0 / 7) + 576 / (3.0 / 7)) / 49 / 49;
        assertThat(slope.value()).isCloseTo(13.0 / 7, within(EXACT));
        assertThat(slope.error()).isCloseTo(Math.sqrt(variance), within(EXACT));
        assertThat(slope.freedom()).isCloseTo(45.0 / 29, within(EXACT));
        assertThat(slope.identified()).isCloseTo(1, within(EXACT));
        assertThat(slope.influence()).isCloseTo(1.0 / 7, within(EXACT));
    }

    /** Where every row is a cluster, CR2 of a mean is the usual variance of a mean, whose degrees of freedom are one less than the rows. */
    @Test
    void eachGroupsMeanHasItsOwnUsualVariance() {
        double[] first = {3, 5, 4, 8};
        double[] second = {10, 13, 10};
        List<RealMatrix> rows = new ArrayList<>();
        List<RealVector> outcomes = new ArrayList<>();
        for (double value : first) {
            rows.add(MatrixUtils.createRealMatrix(new double[][] {{1, 0}}));
            outcomes.add(vector(value));
        }
        for (double value : second) {
            rows.add(MatrixUtils.createRealMatrix(new double[][] {{0, 1}}));
            outcomes.add(vector(value));
        }
        List<ClusteredFit.Coefficient> means = fit(rows, outcomes, 0);
        // Sums of squares 14 and 6.
        assertThat(means.get(0).value()).isCloseTo(5, within(EXACT));
        assertThat(means.get(0).error()).isCloseTo(Math.sqrt(14.0 / 3 / 4), within(EXACT));
        assertThat(means.get(0).freedom()).isCloseTo(3, within(EXACT));
        assertThat(means.get(1).value()).isCloseTo(11, within(EXACT));
        assertThat(means.get(1).error()).isCloseTo(Math.sqrt(6.0 / 2 / 3), within(EXACT));
        assertThat(means.get(1).freedom()).isCloseTo(2, within(EXACT));
    }

    /** Products of matrices are symmetric only but for rounding, on which a decomposition of symmetric ones insists. */
    @Test
    void roundingIsNoObstacleWhateverTheRowsAre() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int columns = 2 + random.nextInt(8);
            List<RealMatrix> rows = new ArrayList<>();
            List<RealVector> outcomes = new ArrayList<>();
            for (int cluster = 0; cluster < 12; cluster++) {
                int size = 1 + random.nextInt(12);
                RealMatrix own = MatrixUtils.createRealMatrix(size, columns);
                own.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
                    @Override
                    public double visit(int row, int column, double value) {
                        return (random.nextInt(2) - 0.5) / (1 + column % 3);
                    }
                });
                rows.add(own);
                outcomes.add(vector(random.doubles(size).toArray()));
            }
            assertThat(fit(rows, outcomes, 0.1))
                    .hasSize(columns)
                    .allSatisfy(found -> assertThat(found.error()).isFinite());
        }
    }

    @Test
    void takingOutWhatIsFixedWithinClustersChangesNothing() {
        Random random = new Random(5);
        int clusters = 9;
        List<RealMatrix> dummies = new ArrayList<>();
        List<RealMatrix> centred = new ArrayList<>();
        List<RealVector> raw = new ArrayList<>();
        List<RealVector> outcomes = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            int size = 2 + random.nextInt(5);
            RealMatrix own = MatrixUtils.createRealMatrix(size, 2);
            RealMatrix all = MatrixUtils.createRealMatrix(size, 2 + clusters);
            RealVector y = vector(new double[size]);
            for (int row = 0; row < size; row++) {
                own.setRow(row, new double[] {random.nextGaussian(), random.nextInt(2)});
                y.setEntry(row, random.nextGaussian() + cluster);
                all.setEntry(row, 0, own.getEntry(row, 0));
                all.setEntry(row, 1, own.getEntry(row, 1));
                all.setEntry(row, 2 + cluster, 1);
            }
            dummies.add(all);
            raw.add(y);
            for (int column = 0; column < 2; column++) {
                own.setColumnVector(column, centred(own.getColumnVector(column)));
            }
            centred.add(own);
            outcomes.add(centred(y));
        }
        List<ClusteredFit.Coefficient> whole = fit(dummies, raw, 0).subList(0, 2);
        List<ClusteredFit.Coefficient> absorbed = fit(centred, outcomes, 0);
        for (int column = 0; column < 2; column++) {
            assertThat(absorbed.get(column).value()).isCloseTo(whole.get(column).value(), within(EXACT));
            assertThat(absorbed.get(column).error()).isCloseTo(whole.get(column).error(), within(EXACT));
            assertThat(absorbed.get(column).freedom())
                    .isCloseTo(whole.get(column).freedom(), within(1e-6));
        }
    }

    /** One column with sum of squares 6 and a penalty of 2 keeps three quarters of the slope; size is corrected for that. */
    @Test
    void aPenaltyCostsPrecisionAndNotSize() {
        List<RealMatrix> rows = List.of(column(1, 1), column(2));
        List<RealVector> outcomes = List.of(vector(3, 3), vector(6));
        ClusteredFit.Coefficient free = fit(rows, outcomes, 0).get(0);
        ClusteredFit.Coefficient penalised = fit(rows, outcomes, 2).get(0);
        assertThat(free.value()).isCloseTo(3, within(EXACT));
        assertThat(penalised.value()).isCloseTo(3, within(EXACT));
        assertThat(penalised.identified()).isCloseTo(0.75, within(EXACT));
        assertThat(free.error()).isCloseTo(0, within(EXACT));
        assertThat(penalised.error()).isGreaterThan(0.1);
    }

    @Test
    void columnsThatSayTheSameAreNotDetermined() {
        RealMatrix same = MatrixUtils.createRealMatrix(new double[][] {{1, 1}, {2, 2}, {-1, -1}});
        assertThat(ClusteredFit.isDetermined(List.of(same), 2)).isFalse();
        assertThat(ClusteredFit.isDetermined(List.of(column(1, 2)), 1)).isTrue();
        assertThat(ClusteredFit.isDetermined(List.of(column(0, 0)), 1)).isFalse();
    }

    private static List<ClusteredFit.Coefficient> fit(
            List<RealMatrix> rows, List<RealVector> outcomes, double penalty) {
        double[] penalties = new double[rows.get(0).getColumnDimension()];
        Arrays.fill(penalties, penalty);
        return new ClusteredFit(rows, outcomes, penalties).coefficients();
    }

    private static RealVector centred(RealVector vector) {
        double mean = Arrays.stream(vector.toArray()).average().orElseThrow();
        return vector.mapSubtract(mean);
    }

    private static RealMatrix column(double... values) {
        return MatrixUtils.createColumnRealMatrix(values);
    }

    private static RealVector vector(double... values) {
        return MatrixUtils.createRealVector(values);
    }
}
