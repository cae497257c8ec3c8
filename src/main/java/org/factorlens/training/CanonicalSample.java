package org.factorlens.training;

import java.util.Arrays;

/**
 * A sample in coordinates that all samples share up to a rotation: users' factors have prior mean 0 and unit variance, and
 * their bias, independent of these, has prior mean 0. With {@code θ_u = μ + L (p', b'/L_bb)}, L lower triangular with last row
 * {@code (l, L_bb)}, the predictions stay what they are for {@code q' = L_ppᵀ q + l} and {@code b_i' = b_i + q·μ_p}. The prior
 * of a new user is then a ridge penalty.
 */
final class CanonicalSample {
    final float[] userFactors;
    final double[] userBias;
    final float[] itemFactors;
    final double[] itemBias;
    final float[] linkFactors;
    final double[] linkBias;
    final double meanShift;
    final double biasVariance;
    private final int k;
    private final float[] row;

    /**
     * The state of a chain in these coordinates. Rows without ratings get their prior mean.
     *
     * @param unratedUsers which users have no ratings
     * @param unratedItems which items have no ratings
     */
    CanonicalSample(
            FactorSide users,
            FactorSide items,
            HyperPrior userPrior,
            HyperPrior itemPrior,
            boolean[] unratedUsers,
            boolean[] unratedItems) {
        k = users.k();
        row = new float[k + 1];
        int size = userPrior.size();
        boolean bias = size > k;
        double[] root = userPrior.gaussian().root();
        double[] mu = userPrior.gaussian().link();
        meanShift = bias ? mu[k] : 0;
        biasVariance = bias ? root[size * size - 1] * root[size * size - 1] : 0;
        userFactors = new float[users.numRows() * k];
        userBias = new double[users.numRows()];
        for (int user = 0; user < users.numRows(); user++) {
            if (!unratedUsers[user]) {
                double[] u = row(users, user, bias);
                for (int i = 0; i < size; i++) {
                    u[i] -= mu[i];
                }
                userPrior.gaussian().whiten(u);
                for (int f = 0; f < k; f++) {
                    userFactors[user * k + f] = (float) u[f];
                }
                userBias[user] = bias ? u[k] * root[size * size - 1] : 0;
            }
        }
        RowTransform transform = k == 0 ? null : new RowTransform(transform(root, bias), k + 1, k);
        itemFactors = new float[items.numRows() * k];
        itemBias = new double[items.numRows()];
        for (int item = 0; item < items.numRows(); item++) {
            double[] theta = unratedItems[item] ? itemPrior.mean(item) : row(items, item, bias);
            itemBias[item] = toItem(theta, 1, mu, bias, transform, itemFactors, item * k);
        }
        double[] link = itemPrior.gaussian().link();
        int features = size == 0 ? 0 : link.length / size - 1;
        linkFactors = new float[features * k];
        linkBias = new double[features];
        for (int f = 0; f < features; f++) {
            double[] theta = Arrays.copyOfRange(link, (1 + f) * size, (2 + f) * size);
            linkBias[f] = toItem(theta, 0, mu, bias, transform, linkFactors, f * k);
        }
    }

    /** {@code L_pp} above {@code l}: what a row {@code [q, 1]} is multiplied by. */
    private double[] transform(double[] root, boolean bias) {
        double[] transform = new double[(k + 1) * k];
        for (int i = 0; i < (bias ? k + 1 : k); i++) {
            System.arraycopy(root, i * (bias ? k + 1 : k), transform, i * k, Math.min(i + 1, k));
        }
        return transform;
    }

    private static double[] row(FactorSide side, int row, boolean bias) {
        double[] theta = new double[bias ? side.k() + 1 : side.k()];
        for (int f = 0; f < side.k(); f++) {
            theta[f] = side.factor(row, f);
        }
        if (bias) {
            theta[side.k()] = side.bias(row);
        }
        return theta;
    }

    /** Writes the factors of an item ({@code one} is 1), or of a difference of items (0), and returns its bias. */
    private double toItem(
            double[] theta, float one, double[] mu, boolean bias, RowTransform transform, float[] factors, int at) {
        double b = bias ? theta[k] : 0;
        if (k > 0) {
            for (int f = 0; f < k; f++) {
                b += theta[f] * mu[f];
                row[f] = (float) theta[f];
            }
            row[k] = one;
            transform.apply(row, 0, factors, at);
        }
        return b;
    }
}
