package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.GaussianDraw;
import org.factorlens.linalg.NormalEquations;
import org.factorlens.ratings.SparseRatings;

/**
 * Draws single rows of one half sweep from their normal distribution given everything else; the scratch space of one
 * worker. In the coordinates of {@link WhitenedTable} the precision of a row is {@code α (XᵀX + I/α)}. Rows with few ratings
 * are drawn in the dual form (Bhattacharya, Chakraborty and Mallick 2016): with u from the prior and δ from the noise,
 * {@code u + Xᵀ(XXᵀ + I/α)⁻¹(y - Xu - δ)} has the distribution wanted.
 */
final class RowSampler {
    private static final int PANEL_FLOATS = 16_384;
    /** Longer sums are cut here, which keeps float32 exact enough. */
    private static final int SEGMENT = 8192;

    private final Kernel kernel;
    private final int k;
    private final int size;
    private final int panelRows;
    private final float[] panel;
    private final int[] columns;
    private final float[] targets;
    private final float[] products;
    private final float[] lanes = new float[Kernel.SCRATCH];
    private final float[] mean;
    private final float[] normals;
    private final float[] prior;
    private final float[] solution;
    private final float[] row;
    private final NormalEquations equations;
    private final NormalEquations segment;
    private final PanelDualSolver dual;
    private final RandomStream random = new RandomStream();

    private SparseRatings.Rows rows;
    private FactorSide side;
    private WhitenedTable other;
    private HyperPrior hyperPrior;
    private float[] centred;
    private double noise;
    private long address;
    private int indefinite;

    RowSampler(Kernel kernel, int k, int size) {
        this.kernel = kernel;
        this.k = k;
        this.size = size;
        int most = DualSolver.mostRatings(size);
        this.panelRows = Math.max(most, Math.max(8, PANEL_FLOATS / Kernel.paddedLength(size + 1))) | 1;
        this.panel = new float[Kernel.panelLength(panelRows, size + 1)];
        this.columns = new int[panelRows];
        this.targets = new float[panelRows];
        this.products = new float[panelRows];
        this.mean = new float[size];
        this.normals = new float[size + most];
        this.prior = new float[Kernel.paddedLength(size)];
        this.solution = new float[NormalEquations.solutionLength(size)];
        this.row = new float[Kernel.paddedLength(size)];
        this.equations = new NormalEquations(kernel, size);
        this.segment = new NormalEquations(kernel, size);
        this.dual = new PanelDualSolver(kernel, size);
    }

    /**
     * Starts a half sweep.
     *
     * @param centredLevels each rating level less the mean, not modified
     * @param noiseVariance 1/α
     * @param streams address of the rows' random numbers
     */
    void begin(
            SparseRatings.Rows newRows,
            FactorSide newSide,
            WhitenedTable newOther,
            HyperPrior newPrior,
            float[] centredLevels,
            double noiseVariance,
            long streams) {
        rows = newRows;
        side = newSide;
        other = newOther;
        hyperPrior = newPrior;
        centred = centredLevels;
        noise = noiseVariance;
        address = streams;
        indefinite = 0;
    }

    /** Rows since {@link #begin} that float64 had to draw. */
    int indefinite() {
        return indefinite;
    }

    /** Draws a row. */
    void draw(int index) {
        random.at(address, index);
        hyperPrior.whitenedMean(index, mean);
        int count = rows.count(index);
        if (count <= DualSolver.mostRatings(size)) {
            drawDual(index, count);
        } else {
            drawPrimal(index);
        }
        other.unwhiten(solution, equations.firstUnknown(), row);
        int first = Kernel.padding(size);
        side.setRow(index, row, first, size > k ? row[first + k] : 0);
    }

    private void drawPrimal(int index) {
        equations.clear(size);
        collect(rows.start(index), Math.min(rows.start(index + 1), rows.start(index) + SEGMENT), equations);
        for (int from = rows.start(index) + SEGMENT; from < rows.start(index + 1); from += SEGMENT) {
            segment.clear(size);
            collect(from, Math.min(from + SEGMENT, rows.start(index + 1)), segment);
            equations.addEquations(segment);
        }
        float ridge = (float) noise;
        for (int i = 0; i < size; i++) {
            equations.addRidge(i, ridge);
            equations.setRightHandSide(i, equations.rightHandSide(i) + ridge * mean[i]);
        }
        random.normals(normals, 0, size);
        if (!equations.draw(normals, (float) Math.sqrt(noise), solution)) {
            drawInFloat64(index);
        }
    }

    private void collect(int from, int to, NormalEquations into) {
        for (int slot = from; slot < to; slot += panelRows) {
            int count = Math.min(panelRows, to - slot);
            fillPanel(slot, count);
            into.addPanel(panel, panelRows, count);
        }
    }

    /** Fills panel rows {@code [Lᵀx | target - bias]}. */
    private void fillPanel(int slot, int count) {
        rows.copyColumns(slot, slot + count, columns);
        rows.copyRatings(slot, slot + count, centred, targets);
        kernel.gather(other.table(), WhitenedTable.ORIGIN, other.stride(), columns, count, size + 1, panel, panelRows);
        int target = Kernel.panelIndex(panelRows, size + 1, 0, size);
        for (int p = 0; p < count; p++) {
            int at = target + p * Kernel.BLOCK;
            panel[at] = targets[p] - panel[at];
        }
    }

    private void drawDual(int index, int count) {
        int first = equations.firstUnknown();
        random.normals(normals, 0, size + count);
        int start = Kernel.padding(size);
        for (int i = 0; i < size; i++) {
            prior[start + i] = mean[i] + normals[i];
        }
        if (count > 0) {
            fillPanel(rows.start(index), count);
            perturbTargets(count);
            if (!dual.solve(panel, panelRows, count, (float) noise, solution)) {
                drawInFloat64(index);
                return;
            }
        }
        for (int i = 0; i < size; i++) {
            solution[first + i] = count > 0 ? solution[first + i] + prior[start + i] : prior[start + i];
        }
    }

    /** Takes from each target what the draw from the prior predicts, and noise. */
    private void perturbTargets(int count) {
        kernel.dots(other.table(), WhitenedTable.ORIGIN, other.stride(), columns, count, size, prior, lanes, products);
        int target = Kernel.panelIndex(panelRows, size + 1, 0, size);
        float deviation = (float) Math.sqrt(noise);
        for (int p = 0; p < count; p++) {
            panel[target + p * Kernel.BLOCK] -= products[p] + deviation * normals[size + p];
        }
    }

    private void drawInFloat64(int index) {
        indefinite++;
        double[] matrix = new double[size * size];
        double[] rightHandSide = new double[size];
        double[] n = new double[size];
        for (int slot = rows.start(index); slot < rows.start(index + 1); slot++) {
            int column = rows.column(slot);
            double target = centredOf(slot) - (double) other.entry(column, size);
            for (int i = 0; i < size; i++) {
                rightHandSide[i] += other.entry(column, i) * target;
                for (int j = 0; j < size; j++) {
                    matrix[i * size + j] += (double) other.entry(column, i) * other.entry(column, j);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] += noise;
            rightHandSide[i] += noise * mean[i];
            n[i] = normals[i];
        }
        double[] drawn = GaussianDraw.draw(matrix, rightHandSide, n, Math.sqrt(noise));
        for (int i = 0; i < size; i++) {
            solution[equations.firstUnknown() + i] = (float) drawn[i];
        }
    }

    private float centredOf(int slot) {
        float[] one = new float[1];
        rows.copyRatings(slot, slot + 1, centred, one);
        return one[0];
    }
}
