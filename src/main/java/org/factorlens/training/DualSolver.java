package org.factorlens.training;

import java.util.Arrays;
import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.NormalEquations;

/**
 * Ridge regression of a row with fewer ratings than unknowns, in its dual form: with design X, {@code [count x size]}, and
 * one penalty λ, {@code Xᵀ(XXᵀ + λI)⁻¹ y} equals {@code (XᵀX + λI)⁻¹ Xᵀy} but solves for {@code count} unknowns
 * (Saunders, Gammerman and Vovk, 1998). A penalty of its own for the bias is the scale of the bias's column.
 */
final class DualSolver {
    /** Largest scale λ / λ_b of the bias's column that keeps float32 well conditioned. */
    private static final double MOST_BIAS_SCALE = 1024;

    private final Kernel kernel;
    private final int size;
    private final int stride;
    private final float[] transposed;
    private final NormalEquations equations;
    private final float[] weights;

    DualSolver(Kernel kernel, int size) {
        this.kernel = kernel;
        this.size = size;
        int most = mostRatings(size);
        this.stride = most + 1;
        this.transposed = new float[Kernel.panelLength(size, stride)];
        this.equations = new NormalEquations(kernel, Math.max(1, most));
        this.weights = new float[most];
    }

    /** Most ratings for which the dual form is the cheaper one, for {@code size} unknowns. */
    static int mostRatings(int size) {
        return size * 2 / 3;
    }

    /** Whether the dual form serves a row of {@code count} ratings: it is cheaper, and as accurate. */
    static boolean serves(int size, int count, RowUpdate.Settings settings) {
        double lambda = settings.rowLambda(count);
        return count <= mostRatings(size)
                && lambda > 0
                && (!settings.bias() || lambda <= MOST_BIAS_SCALE * settings.biasLambda());
    }

    /**
     * Solves.
     *
     * @param panel {@code [X | y]}, {@code [count x panelStride]} with slack, not modified
     * @param panelStride floats from one row of the panel to the next
     * @param count number of ratings, at most {@link #mostRatings}
     * @param lambda the penalty, above 0
     * @param solution {@code [size + Kernel.SLACK]}, overwritten
     * @return false where float32 could not solve
     */
    boolean solve(float[] panel, int panelStride, int count, float lambda, float[] solution) {
        transpose(panel, panelStride, count);
        equations.clear(count);
        equations.addPanel(transposed, count + 1, size);
        for (int p = 0; p < count; p++) {
            equations.addRidge(p, lambda);
            equations.setRightHandSide(p, panel[Kernel.SLACK + p * panelStride + size]);
        }
        if (!equations.solve(weights)) {
            return false;
        }
        kernel.combine(panel, panelStride, count, size, weights, solution);
        return true;
    }

    private void transpose(float[] panel, int panelStride, int count) {
        int width = count + 1;
        for (int p = 0; p < count; p++) {
            int from = Kernel.SLACK + p * panelStride;
            for (int f = 0; f < size; f++) {
                transposed[Kernel.SLACK + f * width + p] = panel[from + f];
            }
        }
        for (int f = 0; f < size; f++) {
            transposed[Kernel.SLACK + f * width + count] = 0;
        }
        Arrays.fill(transposed, Kernel.SLACK + size * width, 2 * Kernel.SLACK + size * width, 0);
    }
}
