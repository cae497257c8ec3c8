package org.factorlens.linalg;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;

/**
 * A normal distribution of rows whose mean is linear in features of the row: {@code θ_i ~ N(Bᵀf_i, Σ)}, with B,
 * {@code [features x size]}, the link matrix. The conjugate prior is {@code Σ⁻¹ ~ Wishart(ν₀, Ψ₀⁻¹)} and
 * {@code B | Σ ~ MN(0, K₀⁻¹, Σ)}, K₀ diagonal; with one feature that is always 1 it is the Normal-Wishart prior of
 * Salakhutdinov and Mnih (2008), with more of them that of Simm et al. (2017). Immutable.
 */
public final class LinkedGaussian {
    private final int size;
    private final double[] link;
    private final double[] root;

    private LinkedGaussian(int size, double[] link, double[] root) {
        this.size = size;
        this.link = link;
        this.root = root;
    }

    /** A distribution with mean 0 whatever the features, and independent entries. */
    public static LinkedGaussian independent(int features, double... deviations) {
        int size = deviations.length;
        double[] root = new double[size * size];
        for (int i = 0; i < size; i++) {
            root[i * size + i] = deviations[i];
        }
        return new LinkedGaussian(size, new double[features * size], root);
    }

    /**
     * Sums over the rows that a distribution is drawn from.
     *
     * @param rows number of rows, n
     * @param features {@code Σ f fᵀ}, {@code [features x features]}
     * @param cross {@code Σ f θᵀ}, {@code [features x size]}
     * @param squares {@code Σ θ θᵀ}, {@code [size x size]}
     */
    public record Moments(long rows, double[] features, double[] cross, double[] squares) {}

    /**
     * The prior.
     *
     * @param degrees ν₀, above size - 1
     * @param scale diagonal of Ψ₀, {@code [size]}
     * @param precision diagonal of K₀, {@code [features]}
     */
    public record Prior(double degrees, double[] scale, double[] precision) {}

    /**
     * Draws Σ, then B given Σ, from their joint posterior.
     *
     * @param normal standard normal draws
     * @param gamma draws from the gamma distribution of a given shape and scale 1
     */
    public static LinkedGaussian draw(Moments moments, Prior prior, DoubleSupplier normal, DoubleUnaryOperator gamma) {
        int size = prior.scale().length;
        int features = prior.precision().length;
        double[] precision = moments.features().clone();
        for (int f = 0; f < features; f++) {
            precision[f * features + f] += prior.precision()[f];
        }
        double[] precisionRoot = GaussianDraw.lowerRoot(precision, features);
        double[] half = halfSolved(precisionRoot, moments.cross(), features, size);
        double[] scale = scale(moments, prior, half, features, size);
        double[] root = covarianceRoot(scale, size, prior.degrees() + moments.rows(), normal, gamma);
        double[] link = link(precisionRoot, half, root, features, size, normal);
        return new LinkedGaussian(size, link, root);
    }

    /** {@code G⁻¹ C} column by column, where {@code K = G Gᵀ}: kept as {@code [size][features]}. */
    private static double[] halfSolved(double[] precisionRoot, double[] cross, int features, int size) {
        double[] half = new double[size * features];
        double[] column = new double[features];
        for (int i = 0; i < size; i++) {
            for (int f = 0; f < features; f++) {
                column[f] = cross[f * size + i];
            }
            TriangularSolver_DDRM.solveL(precisionRoot, column, features);
            System.arraycopy(column, 0, half, i * features, features);
        }
        return half;
    }

    /** {@code Ψ = Ψ₀ + Σ θθᵀ - Cᵀ K⁻¹ C}. */
    private static double[] scale(Moments moments, Prior prior, double[] half, int features, int size) {
        double[] scale = moments.squares().clone();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double explained = 0;
                for (int f = 0; f < features; f++) {
                    explained += half[i * features + f] * half[j * features + f];
                }
                scale[i * size + j] -= explained;
            }
            scale[i * size + i] += prior.scale()[i];
        }
        return scale;
    }

    /**
     * The lower root of {@code Σ = (G⁻ᵀ A Aᵀ G⁻¹)⁻¹}, where {@code Ψ = G Gᵀ} and A is Bartlett's triangle: {@code Σ⁻¹} is
     * a draw from Wishart(degrees, Ψ⁻¹).
     */
    private static double[] covarianceRoot(
            double[] scale, int size, double degrees, DoubleSupplier normal, DoubleUnaryOperator gamma) {
        double[] scaleRoot = GaussianDraw.lowerRoot(scale, size);
        double[] bartlett = new double[size * size];
        for (int i = 0; i < size; i++) {
            bartlett[i * size + i] = Math.sqrt(2 * gamma.applyAsDouble((degrees - i) / 2));
            for (int j = 0; j < i; j++) {
                bartlett[i * size + j] = normal.getAsDouble();
            }
        }
        double[] covariance = new double[size * size];
        double[][] solved = new double[size][];
        for (int i = 0; i < size; i++) {
            solved[i] = java.util.Arrays.copyOfRange(scaleRoot, i * size, (i + 1) * size);
            TriangularSolver_DDRM.solveL(bartlett, solved[i], size);
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int f = 0; f < size; f++) {
                    sum += solved[i][f] * solved[j][f];
                }
                covariance[i * size + j] = sum;
                covariance[j * size + i] = sum;
            }
        }
        return GaussianDraw.lowerRoot(covariance, size);
    }

    /** {@code B = K⁻¹C + G⁻ᵀ N Lᵀ}, N standard normal. */
    private static double[] link(
            double[] precisionRoot, double[] half, double[] root, int features, int size, DoubleSupplier normal) {
        double[] noise = new double[features * size];
        for (int f = 0; f < features; f++) {
            double[] n = new double[size];
            java.util.Arrays.setAll(n, i -> normal.getAsDouble());
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    noise[f * size + i] += root[i * size + j] * n[j];
                }
            }
        }
        double[] link = new double[features * size];
        double[] column = new double[features];
        for (int i = 0; i < size; i++) {
            for (int f = 0; f < features; f++) {
                column[f] = half[i * features + f] + noise[f * size + i];
            }
            TriangularSolver_DDRM.solveTranL(precisionRoot, column, features);
            for (int f = 0; f < features; f++) {
                link[f * size + i] = column[f];
            }
        }
        return link;
    }

    /** Entries of a row. */
    public int size() {
        return size;
    }

    /** B, {@code [features x size]}, row-major (a copy). */
    public double[] link() {
        return link.clone();
    }

    /** The lower triangle L of {@code Σ = L Lᵀ}, row-major (a copy). */
    public double[] root() {
        return root.clone();
    }

    /** Replaces {@code vector}, θ, by {@code L⁻¹ θ}: coordinates in which rows have unit covariance. */
    public void whiten(double[] vector) {
        TriangularSolver_DDRM.solveL(root, vector, size);
    }

    /** {@code B L⁻ᵀ}: the link matrix in coordinates in which rows have unit covariance. */
    public double[] whitenedLink() {
        double[] whitened = new double[link.length];
        double[] row = new double[size];
        for (int at = 0; at < link.length; at += size) {
            System.arraycopy(link, at, row, 0, size);
            whiten(row);
            System.arraycopy(row, 0, whitened, at, size);
        }
        return whitened;
    }
}
