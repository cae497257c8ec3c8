package org.factorlens.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.linalg.GaussianDraw;
import org.factorlens.linalg.PositiveDefinite;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/**
 * What least squares pulls the rows of one side to, where they have features: {@code m = Bᵀf}, f the row's features and a
 * constant 1. The link matrix B, {@code [1 + features x k + 1]}, is the ridge regression of the rows that have ratings on
 * their features, {@code ½ Σ w ‖θ − Bᵀf‖² + ½ ‖B‖²}, with w the number of ratings where lambda is weighted by it (never for
 * the bias): the least of the objective over B, so that the objective falls with each {@link #fit}. Nothing is kept from
 * one fit to the next.
 */
final class LinkedMean {
    private final RowFeatures features;
    private final SparseRatings.Rows rows;
    private final RowUpdate.Settings settings;
    private final int[] rated;
    private final int width;
    private final PositiveDefinite factorSystem;
    private final PositiveDefinite biasSystem;
    private final FactorSide means;
    private double[] link;

    /**
     * Means before anything is known: 0.
     *
     * @param known features of the rows; the logarithm of the number of ratings is added
     * @param rows ratings of this side
     * @param k number of factors
     * @param settings what is minimized
     */
    LinkedMean(RowFeatures known, SparseRatings.Rows rows, int k, RowUpdate.Settings settings) {
        this.features = CountFeature.added(known, rows);
        this.rows = rows;
        this.settings = settings;
        this.rated = IntStream.range(0, rows.numRows())
                .filter(row -> rows.count(row) > 0)
                .toArray();
        this.width = 1 + features.size();
        this.biasSystem = new PositiveDefinite(moments(false));
        this.factorSystem =
                settings.weighting() == Weighting.WEIGHTED ? new PositiveDefinite(moments(true)) : biasSystem;
        this.means = new FactorSide(rows.numRows(), k);
        this.link = new double[width * (k + 1)];
    }

    /** The rows' means; the same object whatever is fitted. */
    FactorSide means() {
        return means;
    }

    /** B, {@code [1 + features x k + 1]}, row-major, the constant first and the count last (a copy). */
    double[] link() {
        return link.clone();
    }

    private double weight(int row, boolean weighted) {
        return weighted ? rows.count(row) : 1;
    }

    /** {@code Σ w f fᵀ + I}, the constant first. */
    private double[] moments(boolean weighted) {
        double[] sums = new double[width * width];
        for (int i = 0; i < width; i++) {
            sums[i * width + i] = 1;
        }
        for (int row : rated) {
            double weight = weight(row, weighted);
            forEach(row, (a, x) -> forEach(row, (b, y) -> sums[a * width + b] += weight * x * y));
        }
        return sums;
    }

    private interface Entry {
        void at(int feature, double value);
    }

    private void forEach(int row, Entry entry) {
        entry.at(0, 1);
        for (int i = features.start(row); i < features.start(row + 1); i++) {
            entry.at(1 + features.feature(i), features.value(i));
        }
    }

    /** Fits the link matrix to the rows of {@code side}, and the means to it. */
    void fit(FactorSide side) {
        int size = side.k() + 1;
        double[] cross = cross(side, size);
        double[] column = new double[width];
        for (int unknown = 0; unknown < size; unknown++) {
            for (int f = 0; f < width; f++) {
                column[f] = cross[f * size + unknown];
            }
            double[] solved = (unknown < size - 1 ? factorSystem : biasSystem).solve(column);
            for (int f = 0; f < width; f++) {
                link[f * size + unknown] = solved[f];
            }
        }
        setMeans(size - 1);
    }

    /** {@code Σ w f θᵀ}, {@code [width x size]}, in the order of rows. */
    private double[] cross(FactorSide side, int size) {
        boolean weighted = settings.weighting() == Weighting.WEIGHTED;
        double[] cross = new double[width * size];
        double[] weighed = new double[size];
        for (int row : rated) {
            double weight = weight(row, weighted);
            for (int f = 0; f < size - 1; f++) {
                weighed[f] = weight * side.factor(row, f);
            }
            weighed[size - 1] = side.bias(row);
            forEach(row, (f, x) -> {
                for (int unknown = 0; unknown < size; unknown++) {
                    cross[f * size + unknown] += x * weighed[unknown];
                }
            });
        }
        return cross;
    }

    private void setMeans(int k) {
        double[] sums = new double[k + 1];
        for (int row = 0; row < means.numRows(); row++) {
            java.util.Arrays.fill(sums, 0);
            forEach(row, (f, x) -> {
                for (int column = 0; column <= k; column++) {
                    sums[column] += x * link[f * (k + 1) + column];
                }
            });
            for (int f = 0; f < k; f++) {
                means.setFactor(row, f, (float) sums[f]);
            }
            means.setBias(row, (float) sums[k]);
        }
    }

    /** {@code λ ‖B‖²} of the factors and {@code λ_b ‖B‖²} of the bias. */
    double penalty() {
        int size = means.k() + 1;
        double sum = 0;
        for (int at = 0; at < link.length; at++) {
            sum += (at % size < size - 1 ? settings.lambda() : settings.biasLambda()) * link[at] * link[at];
        }
        return sum;
    }

    /**
     * Effects of the features on {@code items}, fitted anew, in coordinates in which users' factors have mean 0 and unit
     * variance, as those of samples.
     *
     * @param users the other side
     * @param ratings of the users
     */
    List<Posterior.Link> links(FactorSide items, FactorSide users, SparseRatings.Rows ratings) {
        fit(items);
        int k = users.k();
        double[] mean = new double[k];
        double[] root = spread(users, ratings, mean);
        List<Posterior.Link> links = new ArrayList<>();
        for (int f = 1; f < width; f++) {
            double bias = link[f * (k + 1) + k];
            for (int i = 0; i < k; i++) {
                bias += link[f * (k + 1) + i] * mean[i];
            }
            links.add(new Posterior.Link(features.names().get(f - 1), 0, bias, Double.NaN));
            for (int j = 0; j < k; j++) {
                double sum = 0;
                for (int i = j; i < k; i++) {
                    sum += root[i * k + j] * link[f * (k + 1) + i];
                }
                links.add(new Posterior.Link(features.names().get(f - 1), j + 1, sum, Double.NaN));
            }
        }
        return links;
    }

    /** The lower root of the covariance of the users' factors, whose mean is written to {@code mean}. */
    private static double[] spread(FactorSide users, SparseRatings.Rows ratings, double[] mean) {
        int k = users.k();
        int[] rated = IntStream.range(0, users.numRows())
                .filter(user -> ratings.count(user) > 0)
                .toArray();
        for (int user : rated) {
            for (int i = 0; i < k; i++) {
                mean[i] += (double) users.factor(user, i) / rated.length;
            }
        }
        double[] covariance = new double[k * k];
        for (int user : rated) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    covariance[i * k + j] +=
                            (users.factor(user, i) - mean[i]) * (users.factor(user, j) - mean[j]) / rated.length;
                }
            }
        }
        for (int i = 0; i < k; i++) {
            covariance[i * k + i] += 1e-9;
        }
        return GaussianDraw.lowerRoot(covariance, k);
    }
}
