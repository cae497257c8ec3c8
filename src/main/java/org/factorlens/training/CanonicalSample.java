package org.factorlens.training;

import java.util.Arrays;

/**
 * A sample in coordinates that all samples share up to a rotation: users' factors have prior mean 0 and unit variance, and
 * their bias, independent of these, has prior mean 0. With {@code θ_u = μ + L (p', b'/L_bb)}, L lower triangular with last row
 * {@code (l, L_bb)}, the predictions stay what they are for {@code q' = L_ppᵀ q + l} and {@code b_i' = b_i + q·μ_p}. The prior
 * of a new user is then a ridge penalty.
 */
final class CanonicalSample {
    final double[] userFactors;
    final double[] userBias;
    final double[] itemFactors;
    final double[] itemBias;
    final double[] linkFactors;
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
        userFactors = new double[users.numRows() * k];
        userBias = new double[users.numRows()];
        for (int user = 0; user < users.numRows(); user++) {
            if (!unratedUsers[user]) {
                double[] u = row(users, user, bias);
                for (int i = 0; i < size; i++) {
                    u[i] -= mu[i];
                }
                userPrior.gaussian().whiten(u);
                System.arraycopy(u, 0, userFactors, user * k, k);
                userBias[user] = bias ? u[k] * root[size * size - 1] : 0;
            }
        }
        itemFactors = new double[items.numRows() * k];
        itemBias = new double[items.numRows()];
        for (int item = 0; item < items.numRows(); item++) {
            double[] theta = unratedItems[item] ? itemPrior.mean(item) : row(items, item, bias);
            itemBias[item] = toItem(theta, mu, root, bias, true, itemFactors, item * k);
        }
        double[] link = itemPrior.gaussian().link();
        int features = size == 0 ? 0 : link.length / size - 1;
        linkFactors = new double[features * k];
        linkBias = new double[features];
        for (int f = 0; f < features; f++) {
            double[] theta = Arrays.copyOfRange(link, (1 + f) * size, (2 + f) * size);
            linkBias[f] = toItem(theta, mu, root, bias, false, linkFactors, f * k);
        }
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

    /** Writes the factors of an item (or of a difference of items, without {@code l}) and returns its bias. */
    private double toItem(
            double[] theta, double[] mu, double[] root, boolean bias, boolean whole, double[] factors, int at) {
        int size = theta.length;
        double b = bias ? theta[k] : 0;
        for (int j = 0; j < k; j++) {
            double sum = bias && whole ? root[k * size + j] : 0;
            for (int i = j; i < k; i++) {
                sum += root[i * size + j] * theta[i];
            }
            factors[at + j] = sum;
            b += theta[j] * mu[j];
        }
        return b;
    }
}
