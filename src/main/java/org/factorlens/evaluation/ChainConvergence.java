package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether Markov chains have forgotten where they began, told from the draws of one quantity: R-hat as in
 * Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), Rank-normalization, folding, and localization; the effective sample size of the
 * mean as in Gelman et al. (2013), Bayesian Data Analysis, section 11.5, from the variogram. Each chain is cut into halves, which
 * count as chains of their own, so that one chain that drifts shows too.
 */
public final class ChainConvergence {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private final double[][] halves;
    private final double pooled;

    /**
     * Takes the draws after burn-in.
     *
     * @param chains {@code [chains][draws]}, at least one chain, each of the same length of at least 4; not modified. An odd
     *     draw in the middle is left out.
     */
    public ChainConvergence(double[][] chains) {
        int draws = chains[0].length;
        if (draws < 4 || Arrays.stream(chains).anyMatch(chain -> chain.length != draws)) {
            throw new IllegalArgumentException("chains need one length of at least 4, not " + draws);
        }
        int half = draws / 2;
        halves = new double[2 * chains.length][];
        for (int c = 0; c < chains.length; c++) {
            halves[2 * c] = Arrays.copyOf(chains[c], half);
            halves[2 * c + 1] = Arrays.copyOfRange(chains[c], draws - half, draws);
        }
        pooled = pooled(halves, within(halves));
    }

    private static double within(double[][] halves) {
        return mean(
                Arrays.stream(halves).mapToDouble(ChainConvergence::variance).toArray());
    }

    /** The posterior variance as halves estimate it together. */
    private static double pooled(double[][] halves, double within) {
        int half = halves[0].length;
        double[] means =
                Arrays.stream(halves).mapToDouble(ChainConvergence::mean).toArray();
        return (half - 1.0) / half * within + variance(means);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /** Mean over all draws but those left out. */
    public double mean() {
        return mean(Arrays.stream(halves).mapToDouble(ChainConvergence::mean).toArray());
    }

    /** Estimated standard deviation of the quantity's posterior. */
    public double deviation() {
        return Math.sqrt(pooled);
    }

    /**
     * Near 1 where all halves tell the same; 1 where nothing varies. The larger of two: of the draws' normal scores, which shows halves
     * that lie apart, and of those of their distances to the median, which shows halves that spread differently.
     */
    public double splitRhat() {
        return pooled == 0 ? 1 : Math.max(rhat(normalScores(halves)), rhat(normalScores(folded(halves))));
    }

    private static double rhat(double[][] halves) {
        double within = within(halves);
        double pooled = pooled(halves, within);
        return pooled == 0 ? 1 : Math.sqrt(pooled / within);
    }

    private static double[][] folded(double[][] halves) {
        double[] sorted =
                Arrays.stream(halves).flatMapToDouble(Arrays::stream).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Arrays.stream(halves)
                .map(half ->
                        Arrays.stream(half).map(draw -> Math.abs(draw - median)).toArray())
                .toArray(double[][]::new);
    }

    /** Each draw's rank among all, equal draws sharing theirs, as the quantile of a standard normal distribution (Blom 1958). */
    private static double[][] normalScores(double[][] halves) {
        int length = halves[0].length;
        int total = halves.length * length;
        Integer[] order = IntStream.range(0, total).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(at -> halves[at / length][at % length]));
        double[][] scores = new double[halves.length][length];
        for (int from = 0; from < total; ) {
            double value = halves[order[from] / length][order[from] % length];
            int to = from + 1;
            while (to < total && halves[order[to] / length][order[to] % length] == value) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            double score = STANDARD.inverseCumulativeProbability((rank - 0.375) / (total + 0.25));
            for (int i = from; i < to; i++) {
                scores[order[i] / length][order[i] % length] = score;
            }
            from = to;
        }
        return scores;
    }

    /**
     * Number of independent draws that would tell the mean as well: draws over {@code -1 + 2 Σ P_t}, where the
     * {@code P_t = ρ_2t + ρ_2t+1} are summed while they are positive and kept from rising (Geyer 1992).
     */
    public double effectiveSamples() {
        int length = halves[0].length;
        double total = (double) halves.length * length;
        if (pooled == 0) {
            return total;
        }
        double sum = 0;
        double before = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag + 1 < length; lag += 2) {
            double pair = Math.min(before, autocorrelation(lag) + autocorrelation(lag + 1));
            if (pair <= 0) {
                break;
            }
            sum += pair;
            before = pair;
        }
        return Math.min(total, total / Math.max(1e-9, 2 * sum - 1));
    }

    private double autocorrelation(int lag) {
        double variogram = Arrays.stream(halves)
                        .mapToDouble(half -> IntStream.range(lag, half.length)
                                .mapToDouble(t -> (half[t] - half[t - lag]) * (half[t] - half[t - lag]))
                                .reduce(0, Double::sum))
                        .reduce(0, Double::sum)
                / ((double) halves.length * (halves[0].length - lag));
        return 1 - variogram / (2 * pooled);
    }
}
