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
        itemFactors = new float[items.numRows() * k];
        itemBias = new double[items.numRows()];
        double[] link = itemPrior.gaussian().link();
        int features = size == 0 ? 0 : link.length / size - 1;
        linkFactors = new float[features * k];
        linkBias = new double[features];
        float[] rows = new float[Math.multiplyExact(items.numRows() + features, k + 1)];
        for (int item = 0; item < items.numRows(); item++) {
            double[] theta = unratedItems[item] ? itemPrior.mean(item) : row(items, item, bias);
            itemBias[item] = bias(theta, mu, bias);
            fill(rows, item, theta, 1);
        }
        for (int f = 0; f < features; f++) {
            double[] theta = Arrays.copyOfRange(link, (1 + f) * size, (2 + f) * size);
            linkBias[f] = bias(theta, mu, bias);
            fill(rows, items.numRows() + f, theta, 0);
        }
        if (k > 0) {
            RowTransform transform = RowTransform.of(transform(root, bias), k + 1, k);
            float[] scratch = RowTransform.scratch(k);
            transform.apply(rows, 0, k + 1, items.numRows(), itemFactors, 0, k, scratch);
            transform.apply(rows, items.numRows() * (k + 1), k + 1, features, linkFactors, 0, k, scratch);
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

    private double bias(double[] theta, double[] mu, boolean bias) {
        double b = bias ? theta[k] : 0;
        for (int f = 0; f < k; f++) {
            b += theta[f] * mu[f];
        }
        return b;
    }

    /** A row for the transform; {@code one} is 1 for an item, 0 for a difference of items. */
    private void fill(float[] rows, int row, double[] theta, float one) {
        int at = row * (k + 1);
        for (int f = 0; f < k; f++) {
            rows[at + f] = (float) theta[f];
        }
        rows[at + k] = one;
    }
}
