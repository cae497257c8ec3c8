package org.factorlens.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Solves symmetric positive semidefinite systems in float64: by Cholesky, or where the matrix is not numerically positive
 * definite by the pseudo-inverse, which gives the solution of least norm. Not safe for concurrent use; allocates.
 */
public final class ReferenceSolver {
    /** Estimated reciprocal condition below which Cholesky in float64 would leave too few digits. */
    private static final double LEAST_QUALITY = 1e-13;

    /** The solution and how it was found. */
    public record Solution(double[] x, boolean positiveDefinite) {}

    /**
     * Solves {@code A x = y}.
     *
     * @param matrix A, {@code [size x size]}, row-major, symmetric, not modified
     * @param rightHandSide y, {@code [size]}, not modified
     */
    public Solution solve(double[] matrix, double[] rightHandSide) {
        int size = rightHandSide.length;
        if (matrix.length != size * size) {
            throw new IllegalArgumentException("matrix of " + matrix.length + " entries for " + size + " unknowns");
        }
        DMatrixRMaj y = DMatrixRMaj.wrap(size, 1, rightHandSide.clone());
        DMatrixRMaj x = new DMatrixRMaj(size, 1);
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(size);
        boolean definite =
                cholesky.setA(DMatrixRMaj.wrap(size, size, matrix.clone())) && cholesky.quality() > LEAST_QUALITY;
        if (definite) {
            cholesky.solve(y, x);
        } else {
            LinearSolverDense<DMatrixRMaj> pseudoInverse = LinearSolverFactory_DDRM.pseudoInverse(true);
            pseudoInverse.setA(DMatrixRMaj.wrap(size, size, matrix.clone()));
            pseudoInverse.solve(y, x);
        }
        return new Solution(x.data, definite);
    }
}
