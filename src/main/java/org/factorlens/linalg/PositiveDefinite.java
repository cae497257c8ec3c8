package org.factorlens.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * A symmetric system in float64, factored once and solved for several right-hand sides. Where the matrix is not positive
 * definite (no regularization and fewer ratings than dimensions), the solution of least length is given instead.
 */
public final class PositiveDefinite {
    /** A pivot below this share of the largest is what rounding left of zero. */
    private static final double LEAST_PIVOT = 1e-13;

    private final int size;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final boolean definite;

    /**
     * Factors a matrix.
     *
     * @param matrix {@code [n x n]}, row-major, symmetric, not modified
     */
    public PositiveDefinite(double[] matrix) {
        this.size = (int) Math.round(Math.sqrt(matrix.length));
        if (size * size != matrix.length) {
            throw new IllegalArgumentException("not square: " + matrix.length + " entries");
        }
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(size);
        this.definite = size == 0 || (cholesky.setA(DMatrixRMaj.wrap(size, size, matrix.clone())) && regular(cholesky));
        if (definite) {
            this.solver = cholesky;
        } else {
            this.solver = LinearSolverFactory_DDRM.pseudoInverse(true);
            if (!solver.setA(DMatrixRMaj.wrap(size, size, matrix.clone()))) {
                throw new IllegalArgumentException("singular values of a " + size + " x " + size + " matrix not found");
            }
        }
    }

    private static boolean regular(LinearSolverDense<DMatrixRMaj> cholesky) {
        CholeskyDecomposition_F64<DMatrixRMaj> decomposition = cholesky.getDecomposition();
        DMatrixRMaj triangle = decomposition.getT(null);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < triangle.numRows; i++) {
            double pivot = triangle.get(i, i) * triangle.get(i, i);
            least = Math.min(least, pivot);
            most = Math.max(most, pivot);
        }
        return least > LEAST_PIVOT * most;
    }

    /** Whether the matrix was positive definite. */
    public boolean definite() {
        return definite;
    }

    /**
     * The solution x of {@code A x = b}.
     *
     * @param b {@code [n]}, not modified
     * @return a new array {@code [n]}
     */
    public double[] solve(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(size, 1);
        if (size > 0) {
            solver.solve(DMatrixRMaj.wrap(size, 1, b.clone()), x);
        }
        return x.getData();
    }
}
