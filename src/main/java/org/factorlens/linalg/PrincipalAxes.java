package org.factorlens.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The principal axes of a cloud of points: eigenvectors of their covariance, largest variance first. */
public final class PrincipalAxes {
    private final double[] mean;
    private final double[][] axes;
    private final double[] shares;

    /**
     * Finds the axes.
     *
     * @param points {@code [n][k]}, n and k at least 1, not modified
     */
    public PrincipalAxes(double[][] points) {
        int k = points[0].length;
        mean = new double[k];
        for (double[] point : points) {
            for (int f = 0; f < k; f++) {
                mean[f] += point[f] / points.length;
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(k, k);
        for (double[] point : points) {
            for (int f = 0; f < k; f++) {
                for (int g = 0; g < k; g++) {
                    covariance.add(f, g, (point[f] - mean[f]) * (point[g] - mean[g]) / points.length);
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalStateException("eigenvectors of a " + k + " x " + k + " covariance not found");
        }
        double total = IntStream.range(0, k)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
                .sum();
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        axes = new double[k][];
        shares = new double[k];
        for (int rank = 0; rank < k; rank++) {
            axes[rank] = oriented(eigen.getEigenVector(order[rank]).getData());
            shares[rank] =
                    total > 0 ? Math.max(0, eigen.getEigenvalue(order[rank]).getReal()) / total : 0;
        }
    }

    /** An eigenvector has no sign of its own: the largest component in size is made positive. */
    private static double[] oriented(double[] axis) {
        int largest = 0;
        for (int f = 1; f < axis.length; f++) {
            if (Math.abs(axis[f]) > Math.abs(axis[largest]) + 1e-12) {
                largest = f;
            }
        }
        double sign = axis[largest] < 0 ? -1 : 1;
        return java.util.Arrays.stream(axis).map(v -> sign * v).toArray();
    }

    /** Share of the total variance along axis {@code rank}, 0..1. */
    public double share(int rank) {
        return shares[rank];
    }

    /** Coordinate of {@code point} on axis {@code rank}, from the mean. */
    public double coordinate(double[] point, int rank) {
        double sum = 0;
        for (int f = 0; f < mean.length; f++) {
            sum += (point[f] - mean[f]) * axes[rank][f];
        }
        return sum;
    }
}
