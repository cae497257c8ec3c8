package org.factorlens.training;

import org.factorlens.kernel.Kernel;
import org.factorlens.ratings.SparseRatings;

/**
 * Takes a row from its present values {@link #STEPS} steps of preconditioned conjugate gradients (Hestenes and Stiefel,
 * 1952) towards its least-squares solution. A step is two passes over the row's ratings, in proportion to k, where the
 * normal matrix of an exact solution is in proportion to k². Every step lowers the objective. The scratch space of one worker.
 */
final class ConjugateSolver {
    /** Steps per row and sweep; more than two change the error by less than 0.0001 (decision 107). */
    static final int STEPS = 2;

    private final Kernel kernel;
    private final int k;
    private final int size;
    private final int first;
    private final int[] columns = new int[RowSchedule.SEGMENT];
    private final float[] targets = new float[RowSchedule.SEGMENT];
    private final float[] products = new float[RowSchedule.SEGMENT];
    private final float[] lanes = new float[Kernel.SCRATCH];
    private final float[] vector;
    private final float[] sums;
    private final double[] state;
    private final double[] residual;
    private final double[] penalty;
    private final double[] prior;
    private final double[] preconditioner;

    private HalfSweep half;
    private int count;

    /** A solver for rows of {@code k} factors and {@code size} unknowns, the bias included. */
    ConjugateSolver(Kernel kernel, int k, int size) {
        this.kernel = kernel;
        this.k = k;
        this.size = size;
        this.first = Kernel.padding(k + 2);
        this.vector = new float[Kernel.paddedLength(k + 2)];
        this.sums = new float[Kernel.paddedLength(k + 2)];
        this.state = new double[size];
        this.residual = new double[size];
        this.penalty = new double[size];
        this.prior = new double[size];
        this.preconditioner = new double[size];
    }

    /**
     * Updates {@code row}, which has at least one rating and was not cut.
     *
     * @param newHalf what is solved
     * @param row of {@code newHalf.side()}
     */
    void solve(HalfSweep newHalf, int row) {
        half = newHalf;
        begin(row);
        double length = restart(row);
        for (int step = 0; step < STEPS && length > 0; step++) {
            length = step(length);
        }
        for (int f = 0; f < k; f++) {
            half.side().setFactor(row, f, (float) state[f]);
        }
        half.side().setBias(row, size > k ? (float) state[k] : 0);
    }

    /** Reads the row's ratings, its present values and its penalties. */
    private void begin(int row) {
        SparseRatings.Rows rows = half.rows();
        count = rows.count(row);
        rows.copyColumns(rows.start(row), rows.start(row + 1), columns);
        rows.copyRatings(rows.start(row), rows.start(row + 1), half.centred(), targets);
        double lambda = half.settings().rowLambda(count);
        for (int f = 0; f < size; f++) {
            state[f] = f < k ? half.side().factor(row, f) : half.side().bias(row);
            prior[f] = half.settings().prior(row, f, k);
            penalty[f] = f < k ? lambda : half.settings().biasLambda();
            double square = f < k ? half.meanSquares()[f] : 1;
            double curvature = count * square + penalty[f];
            preconditioner[f] = curvature > 0 ? 1 / curvature : 0;
        }
    }

    /** The gradient at the present values and the first direction; returns the residual's squared length. */
    private double restart(int row) {
        for (int f = 0; f < k; f++) {
            vector[first + f] = (float) state[f];
        }
        vector[first + k] = half.side().bias(row);
        vector[first + k + 1] = 1;
        multiply();
        for (int p = 0; p < count; p++) {
            products[p] = targets[p] - products[p];
        }
        sum();
        vector[first + k] = 0;
        vector[first + k + 1] = 0;
        double length = 0;
        for (int f = 0; f < size; f++) {
            residual[f] = sums[first + f] - penalty[f] * (state[f] - prior[f]);
            double scaled = preconditioner[f] * residual[f];
            vector[first + f] = (float) scaled;
            length += scaled * residual[f];
        }
        return length;
    }

    /** One step along the direction in {@link #vector}, which then is the next direction; takes and returns lengths. */
    private double step(double length) {
        multiply();
        sum();
        double curvature = 0;
        for (int f = 0; f < size; f++) {
            double direction = vector[first + f];
            curvature += direction * (sums[first + f] + penalty[f] * direction);
        }
        if (!(curvature > 0)) {
            return 0;
        }
        double alpha = length / curvature;
        double next = 0;
        for (int f = 0; f < size; f++) {
            double direction = vector[first + f];
            state[f] += alpha * direction;
            residual[f] -= alpha * (sums[first + f] + penalty[f] * direction);
            next += preconditioner[f] * residual[f] * residual[f];
        }
        double beta = next / length;
        for (int f = 0; f < size; f++) {
            vector[first + f] = (float) (preconditioner[f] * residual[f] + beta * vector[first + f]);
        }
        return next;
    }

    /** Products of the rated rows of the other side with {@link #vector}. */
    private void multiply() {
        FactorSide other = half.other();
        kernel.dots(other.table(), FactorSide.ORIGIN, other.stride(), columns, count, k + 2, vector, lanes, products);
    }

    /** Sum of the rated rows of the other side, weighted by {@link #products}. */
    private void sum() {
        FactorSide other = half.other();
        kernel.sumRows(other.table(), FactorSide.ORIGIN, other.stride(), columns, count, k + 2, products, sums);
    }
}
