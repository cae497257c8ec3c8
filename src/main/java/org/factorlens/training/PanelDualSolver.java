package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.NormalEquations;

/**
 * One row in the dual form, from its panel, for samplers that draw row by row ({@link DualSolver} takes sixteen): with design X, {@code [count x size]}, and
 * one penalty λ, {@code Xᵀ(XXᵀ + λI)⁻¹ y} equals {@code (XᵀX + λI)⁻¹ Xᵀy} but solves for {@code count} unknowns
 * (Saunders, Gammerman and Vovk, 1998). A penalty of its own for the bias is the scale of the bias's column.
 */
final class PanelDualSolver {
    private final Kernel kernel;
    private final int size;
    private final float[] transposed;
    private final NormalEquations equations;
    private final float[] weights;

    PanelDualSolver(Kernel kernel, int size) {
        this.kernel = kernel;
        this.size = size;
        int most = DualSolver.mostRatings(size);
        this.transposed = new float[Kernel.panelLength(size, most + 1)];
        this.equations = new NormalEquations(kernel, Math.max(1, most));
        this.weights = new float[NormalEquations.solutionLength(most)];
    }

    /**
     * Solves.
     *
     * @param panel {@code [X | y]} in the blocks of {@link Kernel}, not modified
     * @param height rows that the panel has room for
     * @param count number of ratings, at most {@link DualSolver#mostRatings}
     * @param lambda the penalty, above 0
     * @param solution padded vector of {@code size + 1}, overwritten; its last float is meaningless
     * @return false where float32 could not solve
     */
    boolean solve(float[] panel, int height, int count, float lambda, float[] solution) {
        transpose(panel, height, count);
        equations.clear(count);
        equations.addPanel(transposed, size, size);
        int target = Kernel.panelIndex(height, size + 1, 0, size);
        for (int p = 0; p < count; p++) {
            equations.addRidge(p, lambda);
            equations.setRightHandSide(p, panel[target + p * Kernel.BLOCK]);
        }
        if (!equations.solve(weights)) {
            return false;
        }
        kernel.combine(panel, height, count, size + 1, weights, equations.firstUnknown(), solution);
        return true;
    }

    /** Writes Xᵀ, {@code [size x count]}, into a panel of its own; its padding and last column keep what they hold. */
    private void transpose(float[] panel, int height, int count) {
        int padding = Kernel.padding(size + 1);
        for (int p = 0; p < count; p++) {
            int to = Kernel.panelIndex(size, count + 1, 0, p) - padding * Kernel.BLOCK;
            for (int f = 0; f < Kernel.blocks(size + 1) * Kernel.BLOCK; f += Kernel.BLOCK) {
                int from = f * height + p * Kernel.BLOCK;
                int last = Math.min(Kernel.BLOCK, padding + size - f);
                for (int lane = Math.max(0, padding - f); lane < last; lane++) {
                    transposed[to + (f + lane) * Kernel.BLOCK] = panel[from + lane];
                }
            }
        }
    }
}
