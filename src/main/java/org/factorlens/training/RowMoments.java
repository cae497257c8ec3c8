package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.LinkedGaussian;
import org.factorlens.linalg.NormalEquations;
import org.factorlens.ratings.RowFeatures;

/**
 * Sums of rows and of their products, as {@link LinkedGaussian} wants them: float32 Gram matrices over blocks of rows,
 * added in order in float64. The same bits for any number of workers.
 */
final class RowMoments {
    private static final int BLOCK = 2048;

    private final Kernel kernel;
    private final int k;
    private final boolean bias;
    private final int size;

    RowMoments(Kernel kernel, int k, boolean bias) {
        this.kernel = kernel;
        this.k = k;
        this.bias = bias;
        this.size = bias ? k + 1 : k;
    }

    /**
     * The sums over {@code rated} rows of {@code side}.
     *
     * @param features of the side's rows
     * @param featureMoments {@code Σ f fᵀ}, passed on
     */
    LinkedGaussian.Moments of(
            FactorSide side, int[] rated, RowFeatures features, double[] featureMoments, Workers workers) {
        double[] squares = new double[size * size];
        double[] cross = new double[(1 + features.size()) * size];
        int blocks = (rated.length + BLOCK - 1) / BLOCK;
        NormalEquations[] grams = new NormalEquations[blocks];
        workers.run(blocks, (worker, block) -> grams[block] = gram(side, rated, block));
        for (NormalEquations gram : grams) {
            add(gram, squares, cross);
        }
        if (bias) {
            squares[size * size - 1] = 0;
            for (int row : rated) {
                squares[size * size - 1] += (double) side.bias(row) * side.bias(row);
            }
        }
        addFeatures(side, rated, features, cross);
        return new LinkedGaussian.Moments(rated.length, featureMoments, cross, squares);
    }

    /** Gram matrix of {@code [factors | 1 | bias]} over one block, the bias (else the 1) as right-hand side. */
    private NormalEquations gram(FactorSide side, int[] rated, int block) {
        int[] rows = Arrays.copyOfRange(rated, block * BLOCK, Math.min(rated.length, (block + 1) * BLOCK));
        int width = size + 1;
        float[] panel = new float[Kernel.panelLength(rows.length, width)];
        kernel.gather(side.table(), FactorSide.ORIGIN, side.stride(), rows, rows.length, width, panel, rows.length);
        NormalEquations gram = new NormalEquations(kernel, size);
        gram.addPanel(panel, rows.length, rows.length);
        return gram;
    }

    private void add(NormalEquations gram, double[] squares, double[] cross) {
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                squares[i * size + j] += gram.entry(Math.min(i, j), Math.max(i, j));
            }
            cross[i] += bias ? gram.entry(i, k) : gram.rightHandSide(i);
            if (bias) {
                squares[i * size + k] += gram.rightHandSide(i);
                squares[k * size + i] += gram.rightHandSide(i);
            }
        }
        if (bias) {
            cross[k] += gram.rightHandSide(k);
        }
    }

    private void addFeatures(FactorSide side, int[] rated, RowFeatures features, double[] cross) {
        for (int row : features.size() == 0 ? new int[0] : rated) {
            for (int entry = features.start(row); entry < features.start(row + 1); entry++) {
                int at = (1 + features.feature(entry)) * size;
                double value = features.value(entry);
                for (int f = 0; f < k; f++) {
                    cross[at + f] += value * side.factor(row, f);
                }
                if (bias) {
                    cross[at + k] += value * side.bias(row);
                }
            }
        }
    }
}
