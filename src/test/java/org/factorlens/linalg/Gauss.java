package org.factorlens.linalg;

/** Gaussian elimination with row exchanges in float64: what tests solve with, apart from all production code. */
public final class Gauss {
    private Gauss() {}

    /** The solution of {@code a x = b}; {@code a} is square and regular, neither is modified. */
    public static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = java.util.Arrays.copyOf(a[i], n + 1);
            rows[i][n] = b[i];
        }
        for (int column = 0; column < n; column++) {
            exchange(rows, column);
            for (int i = column + 1; i < n; i++) {
                double factor = rows[i][column] / rows[column][column];
                for (int j = column; j <= n; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = rows[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= rows[i][j] * x[j];
            }
            x[i] = sum / rows[i][i];
        }
        return x;
    }

    private static void exchange(double[][] rows, int column) {
        int pivot = column;
        for (int i = column + 1; i < rows.length; i++) {
            pivot = Math.abs(rows[i][column]) > Math.abs(rows[pivot][column]) ? i : pivot;
        }
        double[] swap = rows[column];
        rows[column] = rows[pivot];
        rows[pivot] = swap;
    }
}
