package dev.acumen.learning.credit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Least squares where rows of one cluster are not independent, with the bias-reduced cluster-robust variance CR2 and its degrees of freedom by
 * Satterthwaite. Rows come with what is fixed within a cluster taken out of them already; for unweighted least squares that changes neither.
 *
 * <p>With {@code K = (X'X + Λ)⁻¹}, {@code b = K X'y} and {@code e = y − X b}, the variance of the l-th coefficient is
 * {@code Σ_i (t_i' e_i)²} with {@code t_i = (I − X_i K X_i')^(−½) X_i K_l}. A penalty Λ pulls a coefficient towards 0 by the factor
 * {@code R_ll = (K X'X)_ll}; coefficient and error are divided by it, so that what the penalty costs is precision and not size.
 *
 * <p>Sources: Bell and McCaffrey, Survey Methodology 28 (2002); Pustejovsky and Tipton, Journal of Business and Economic Statistics 36 (2018), theorem 2 for
 * absorbed fixed effects; Bühlmann, Bernoulli 19 (2013), for the corrected ridge.
 */
final class ClusteredFit {

    private static final double NOTHING = 1e-9;

    private final List<RealMatrix> rows;
    private final List<RealVector> outcomes;
    private final RealMatrix gram;
    private final RealMatrix inverse;
    private final RealMatrix inverseRoot;
    private final RealVector coefficients;
    private final double residualSquares;
    private final int columns;

    /**
     * Fits.
     *
     * @param rows of each cluster
     * @param outcomes of each cluster
     * @param penalties of each column, 0 for none
     */
    ClusteredFit(List<RealMatrix> rows, List<RealVector> outcomes, double[] penalties) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.columns = penalties.length;
        this.gram = gram(rows, columns);
        RealMatrix penalised = gram.add(MatrixUtils.createRealDiagonalMatrix(penalties));
        this.inverse = power(penalised, -1);
        this.inverseRoot = power(penalised, -0.5);
        RealVector moments = MatrixUtils.createRealVector(new double[columns]);
        for (int cluster = 0; cluster < rows.size(); cluster++) {
            moments = moments.add(rows.get(cluster).preMultiply(outcomes.get(cluster)));
        }
        this.coefficients = inverse.operate(moments);
        double squares = 0;
        for (int cluster = 0; cluster < rows.size(); cluster++) {
            RealVector residuals = residuals(cluster);
            squares += residuals.dotProduct(residuals);
        }
        this.residualSquares = squares;
    }

    /** Whether the columns of these rows can be told apart without a penalty. */
    static boolean isDetermined(List<RealMatrix> rows, int columns) {
        double[] values = decomposed(gram(rows, columns)).getEigenvalues();
        double most = Arrays.stream(values).max().orElse(0);
        return Arrays.stream(values).allMatch(value -> value > NOTHING * most);
    }

    /**
     * A coefficient.
     *
     * @param value of it
     * @param error its standard error
     * @param freedom degrees of freedom of the error
     * @param influence of an imagined row that differs from 0 in this column alone, per unit
     * @param identified share of it that is its own: 1 without a penalty, less where others cannot be told from it
     */
    record Coefficient(double value, double error, double freedom, double influence, double identified) {}

    /** All coefficients, in the order of the columns. */
    List<Coefficient> coefficients() {
        RealMatrix own = inverse.multiply(gram);
        List<RealMatrix> adjusted = rows.stream().map(this::adjusted).toList();
        List<RealVector> scores = IntStream.range(0, rows.size())
                .mapToObj(cluster -> adjusted.get(cluster).preMultiply(residuals(cluster)))
                .toList();
        List<Coefficient> found = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double variance = 0;
            double expected = 0;
            double squares = 0;
            RealMatrix back = MatrixUtils.createRealMatrix(rows.size(), columns);
            for (int cluster = 0; cluster < rows.size(); cluster++) {
                back.setRowVector(
                        cluster,
                        rows.get(cluster).preMultiply(adjusted.get(cluster).getColumnVector(column)));
            }
            RealMatrix crossed = back.multiply(inverse).multiply(back.transpose());
            for (int cluster = 0; cluster < rows.size(); cluster++) {
                RealVector of = adjusted.get(cluster).getColumnVector(column);
                double explained = crossed.getEntry(cluster, cluster);
                double left = of.dotProduct(of) - explained;
                double score = scores.get(cluster).getEntry(column);
                variance += score * score;
                expected += left;
                squares += left * left - explained * explained;
                RealVector row = crossed.getRowVector(cluster);
                squares += row.dotProduct(row);
            }
            double share = own.getEntry(column, column);
            found.add(new Coefficient(
                    coefficients.getEntry(column) / share,
                    Math.sqrt(variance) / share,
                    squares > 0 ? expected * expected / squares : 0,
                    inverse.getEntry(column, column) / share,
                    share));
        }
        return found;
    }

    /** The sum of the squares of what is not explained. */
    double residualSquares() {
        return residualSquares;
    }

    private RealVector residuals(int cluster) {
        return outcomes.get(cluster).subtract(rows.get(cluster).operate(coefficients));
    }

    /** {@code (I − X K X')^(−½) X K}, by way of whichever of the two sides is smaller. */
    private RealMatrix adjusted(RealMatrix x) {
        if (x.getRowDimension() <= columns) {
            RealMatrix left = MatrixUtils.createRealIdentityMatrix(x.getRowDimension())
                    .subtract(x.multiply(inverse).multiply(x.transpose()));
            return power(left, -0.5).multiply(x).multiply(inverse);
        }
        RealMatrix scaled = x.multiply(inverseRoot);
        RealMatrix left = MatrixUtils.createRealIdentityMatrix(columns)
                .subtract(scaled.transpose().multiply(scaled));
        return scaled.multiply(power(left, -0.5)).multiply(inverseRoot);
    }

    private static RealMatrix gram(List<RealMatrix> rows, int columns) {
        RealMatrix gram = MatrixUtils.createRealMatrix(columns, columns);
        for (RealMatrix x : rows) {
            gram = gram.add(x.transpose().multiply(x));
        }
        return gram;
    }

    /** A power of a symmetric matrix without negative eigenvalues, by Moore and Penrose: what is nothing stays nothing. */
    private static RealMatrix power(RealMatrix symmetric, double exponent) {
        EigenDecompositionSymmetric parts = decomposed(symmetric);
        double[] values = parts.getEigenvalues();
        double most = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double[] powers = Arrays.stream(values)
                .map(value -> value > NOTHING * most ? Math.pow(value, exponent) : 0)
                .toArray();
        return parts.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(powers))
                .multiply(parts.getVT());
    }

    /** The parts of a matrix that is symmetric but for rounding, which may differ on its two sides. */
    private static EigenDecompositionSymmetric decomposed(RealMatrix symmetric) {
        return new EigenDecompositionSymmetric(
                symmetric.add(symmetric.transpose()).scalarMultiply(0.5));
    }
}
