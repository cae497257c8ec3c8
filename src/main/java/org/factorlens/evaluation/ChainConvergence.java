package org.factorlens.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Whether Markov chains have forgotten where they began, told from the draws of one quantity: split R-hat and effective
 * sample size as in Gelman et al., Bayesian Data Analysis, 3rd edition, sections 11.4 and 11.5. Each chain is cut into halves, which
 * count as chains of their own, so that one chain that drifts shows too.
 */
public final class ChainConvergence {
    private final double[][] halves;
    private final double within;
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
        within = mean(
                Arrays.stream(halves).mapToDouble(ChainConvergence::variance).toArray());
        double[] means =
                Arrays.stream(halves).mapToDouble(ChainConvergence::mean).toArray();
        pooled = (half - 1.0) / half * within + variance(means);
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

    /** Near 1 where all halves tell the same; 1 where nothing varies. */
    public double splitRhat() {
        return pooled == 0 ? 1 : Math.sqrt(pooled / within);
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
