package dev.acumen.learning.credit;

import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.task.TaskId;
import dev.acumen.learning.credit.DropoutRows.Row;
import dev.acumen.learning.credit.LessonEffect.Estimate;
import dev.acumen.learning.credit.LessonEffect.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Regressors, fit, shrinkage and verdicts, as {@link LessonCredit} describes them. */
final class DropoutEstimate {

    private static final double RIDGE = 4;
    private static final int ATTEMPTS_PER_REGRESSOR = 5;
    private static final double WORTH_FINDING = 0.1;
    private static final double USUAL_VARIANCE = 0.2;
    private static final double IDENTIFIED = 0.5;
    private static final double UPPER = 0.975;
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final List<Row> rows;
    private final List<Block> blocks;
    private final List<Map<TaskId, Double>> relevances;
    private final Collection<List<Integer>> clusters;
    private final Map<Integer, Double> siblings;
    private final double[] masked;
    private final double least;
    private final double range;
    private final int drawn;
    private final int tasks;
    private final double variance;
    private final Map<Integer, Estimate> estimates = new HashMap<>();

    DropoutEstimate(DropoutRows given) {
        rows = given.rows();
        blocks = given.blocks();
        Relevance relevance = new Relevance(rows);
        relevances =
                blocks.stream().map(block -> relevance.of(block.wordings())).toList();
        clusters = DropoutRows.by(rows, Row::task);
        tasks = clusters.size();
        drawn = (int) rows.stream().filter(Row::isDrawn).count();
        masked = blocks.stream()
                .mapToDouble(block -> block.code().keySet().stream()
                        .filter(row -> rows.get(row).isDrawn())
                        .count())
                .toArray();
        DoubleSummaryStatistics rewards = rows.stream().mapToDouble(Row::reward).summaryStatistics();
        boolean isUsual = rows.isEmpty() || (rewards.getMin() >= 0 && rewards.getMax() <= 1);
        least = isUsual ? 0 : rewards.getMin();
        range = isUsual ? 1 : Math.max(1, rewards.getMax() - rewards.getMin());
        siblings = rows.stream()
                .filter(row -> !row.isDrawn())
                .collect(Collectors.groupingBy(Row::stratum, Collectors.averagingDouble(this::share)));
        variance = blocks.isEmpty() || tasks < 2 ? USUAL_VARIANCE * range * range : fit();
    }

    /** Graded attempts that were drawn. */
    int masked() {
        return drawn;
    }

    /** Tasks that were attempted. */
    int tasks() {
        return tasks;
    }

    /** What is said of a lesson. */
    LessonEffect of(Lesson lesson, int stood) {
        Wording wording = Wording.of(lesson);
        for (int index = 0; index < blocks.size(); index++) {
            if (blocks.get(index).wordings().contains(wording)) {
                List<LessonId> together = blocks.get(index).wordings().stream()
                        .filter(other -> !other.equals(wording))
                        .map(Wording::lesson)
                        .sorted()
                        .toList();
                int attempts = (int) masked[index];
                Optional<Estimate> estimate = Optional.ofNullable(estimates.get(index));
                return new LessonEffect(
                        lesson,
                        stood,
                        attempts,
                        together,
                        estimate,
                        estimate.map(this::verdict).orElse(Verdict.NOT_ENOUGH),
                        Math.max(0, wanted(rate(index)) - attempts));
            }
        }
        return new LessonEffect(
                lesson, stood, 0, List.of(), Optional.empty(), Verdict.NOT_ENOUGH, wanted(LessonDropout.DEFAULT_RATE));
    }

    /** The wordings that do harm together, most evidence first. */
    List<Wording> calledOut(double falseDiscoveries) {
        List<Integer> estimated = estimates.keySet().stream().sorted().toList();
        return HarmEvidence.calledOut(
                        estimated.stream()
                                .flatMap(index -> Optional.ofNullable(estimates.get(index)).stream())
                                .map(Estimate::evidence)
                                .toList(),
                        falseDiscoveries)
                .stream()
                .flatMap(place -> blocks.get(estimated.get(place)).wordings().stream())
                .toList();
    }

    /** Fits, and gives the variance within strata. */
    private double fit() {
        double[][] centred = centred();
        int columns = blocks.size() + 1;
        List<RealMatrix> x = new ArrayList<>();
        List<RealVector> y = new ArrayList<>();
        for (List<Integer> cluster : clusters) {
            RealMatrix part = MatrixUtils.createRealMatrix(cluster.size(), columns);
            double[] outcome = new double[cluster.size()];
            for (int at = 0; at < cluster.size(); at++) {
                double[] row = centred[cluster.get(at)];
                part.setRow(at, Arrays.copyOf(row, columns));
                outcome[at] = row[blocks.size() + 1];
            }
            x.add(part);
            y.add(MatrixUtils.createRealVector(outcome));
        }
        boolean isPenalised = ATTEMPTS_PER_REGRESSOR * columns > drawn || !ClusteredFit.isDetermined(x, columns);
        double[] penalties = new double[columns];
        Arrays.fill(penalties, 0, blocks.size(), isPenalised ? RIDGE : 0);
        ClusteredFit fit = new ClusteredFit(x, y, penalties);
        estimate(fit.coefficients());
        long strata = rows.stream().mapToInt(Row::stratum).distinct().count();
        long freedom = rows.size() - strata - columns;
        double within = freedom > 0 ? fit.residualSquares() / freedom : 0;
        return drawn >= LessonCredit.FEWEST_MASKED && within > 0 ? within : USUAL_VARIANCE * range * range;
    }

    /** Each row with the blocks, whether it was drawn, and the reward, all less their means over the stratum. */
    private double[][] centred() {
        double[][] values = new double[rows.size()][blocks.size() + 2];
        for (int row = 0; row < rows.size(); row++) {
            values[row][blocks.size()] = rows.get(row).isDrawn() ? 1 : 0;
            values[row][blocks.size() + 1] = rows.get(row).reward();
        }
        for (int column = 0; column < blocks.size(); column++) {
            int of = column;
            blocks.get(column).code().forEach((row, code) -> {
                // What sets drawn attempts apart from undrawn ones says nothing of a lesson that was not drawn for it:
                // where
                // groups end early, undrawn ones are the siblings of failures.
                values[row][of] = rows.get(row).isDrawn() ? code * relevance(of, row) : 0;
            });
        }
        for (List<Integer> stratum : DropoutRows.by(rows, Row::stratum)) {
            for (int column = 0; column < blocks.size() + 2; column++) {
                int of = column;
                double mean = stratum.stream()
                        .mapToDouble(row -> values[row][of])
                        .average()
                        .orElse(0);
                stratum.forEach(row -> values[row][of] -= mean);
            }
        }
        return values;
    }

    /** How much the lessons of a block have to do with the task of an attempt; 1 where no attempt tells. */
    private double relevance(int block, int row) {
        return relevances.get(block).getOrDefault(rows.get(row).task(), 1.0);
    }

    /** The mean of that over the masked attempts: what turns an effect on the tasks it bears on into one on all. */
    private double meanRelevance(int block) {
        return blocks.get(block).code().keySet().stream()
                .filter(row -> rows.get(row).isDrawn())
                .mapToDouble(row -> relevance(block, row))
                .average()
                .orElse(1);
    }

    private void estimate(List<ClusteredFit.Coefficient> coefficients) {
        List<Integer> told = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        List<Double> reaches = new ArrayList<>();
        for (int index = 0; index < blocks.size(); index++) {
            ClusteredFit.Coefficient found = coefficients.get(index);
            if (masked[index] < LessonCredit.FEWEST_MASKED || found.identified() < IDENTIFIED || found.freedom() < 1) {
                continue;
            }
            double missed = range * range / 8 * found.influence() * found.influence();
            double usual = meanRelevance(index);
            double error = usual * Math.sqrt(found.error() * found.error() + missed);
            double reach = error * new TDistribution(found.freedom()).inverseCumulativeProbability(UPPER);
            told.add(index);
            effects.add(usual * found.value());
            // As wide as a normal distribution would have to be for the same interval.
            errors.add(reach / NORMAL.inverseCumulativeProbability(UPPER));
            reaches.add(reach);
        }
        Shrinkage shrinkage = new Shrinkage(array(effects), array(errors));
        for (int place = 0; place < told.size(); place++) {
            Shrinkage.Shrunk shrunk = shrinkage.shrunk(place);
            double effect = effects.get(place);
            estimates.put(
                    told.get(place),
                    new Estimate(
                            effect,
                            effect - reaches.get(place),
                            effect + reaches.get(place),
                            shrunk.effect(),
                            shrunk.harm(),
                            HarmEvidence.of(bets(told.get(place)))));
        }
    }

    /** The bets on harm of each task. */
    private double[] bets(int index) {
        Map<Integer, Double> code = blocks.get(index).code();
        List<Double> bets = new ArrayList<>();
        for (List<Integer> task : clusters) {
            task.stream()
                    .filter(row -> rows.get(row).isDrawn() && code.containsKey(row))
                    .mapToDouble(row -> {
                        Row of = rows.get(row);
                        return -relevance(index, row)
                                * code.getOrDefault(row, 0.0)
                                / Math.max(of.rate(), 1 - of.rate())
                                * (share(of) - siblings.getOrDefault(of.stratum(), 0.5));
                    })
                    .average()
                    .ifPresent(bets::add);
        }
        return array(bets);
    }

    private double share(Row row) {
        return (row.reward() - least) / range;
    }

    private Verdict verdict(Estimate estimate) {
        if (estimate.harm() > LessonCredit.HARMFUL && estimate.effect() < 0) {
            return Verdict.HARMS;
        }
        if (estimate.harm() < 1 - LessonCredit.HARMFUL && estimate.effect() > 0) {
            return Verdict.HELPS;
        }
        return estimate.high() - estimate.effect() > WORTH_FINDING * range ? Verdict.NOT_ENOUGH : Verdict.CANNOT_TELL;
    }

    /** Masked attempts that it takes: {@code (z_0.975 + z_0.8)² σ² / (β² q (1 − q))}. */
    private int wanted(double rate) {
        double quantiles = NORMAL.inverseCumulativeProbability(UPPER) + NORMAL.inverseCumulativeProbability(POWER);
        double effect = WORTH_FINDING * range;
        return (int) Math.ceil(quantiles * quantiles * variance / (effect * effect * rate * (1 - rate)));
    }

    private double rate(int index) {
        return blocks.get(index).code().keySet().stream()
                .mapToDouble(row -> rows.get(row).rate())
                .average()
                .orElse(LessonDropout.DEFAULT_RATE);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
