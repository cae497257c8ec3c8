package org.factorlens.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Draws from a normal distribution that is given by its precision, in float64: what float32 could not do. */
public final class GaussianDraw {
    private GaussianDraw() {}

    /**
     * A draw from the normal distribution with mean {@code A⁻¹y} and covariance {@code deviation² A⁻¹}.
     *
     * @param matrix A, {@code [size x size]}, row-major, symmetric, not modified
     * @param rightHandSide y, {@code [size]}, not modified
     * @param normals independent standard normal draws, {@code [>= size]}, not modified
     * @param deviation at least 0
     * @return a new array {@code [size]}
     * @throws IllegalStateException where the matrix is not positive definite
     */
    public static double[] draw(double[] matrix, double[] rightHandSide, double[] normals, double deviation) {
        int size = rightHandSide.length;
        double[] lower = lowerRoot(matrix, size);
        double[] x = rightHandSide.clone();
        TriangularSolver_DDRM.solveL(lower, x, size);
        for (int i = 0; i < size; i++) {
            x[i] += deviation * normals[i];
        }
        TriangularSolver_DDRM.solveTranL(lower, x, size);
        return x;
    }

    /** The lower triangle L of {@code A = L Lᵀ}, row-major, zero above the diagonal. */
    public static double[] lowerRoot(double[] matrix, int size) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        DMatrixRMaj copy = DMatrixRMaj.wrap(size, size, matrix.clone());
        if (!cholesky.decompose(copy) || !Double.isFinite(CommonOps_DDRM.elementSum(copy))) {
            throw new IllegalStateException("a " + size + " x " + size + " matrix is not positive definite");
        }
        return cholesky.getT(null).data;
    }
}
