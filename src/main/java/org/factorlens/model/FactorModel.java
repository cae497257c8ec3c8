package org.factorlens.model;

/**
 * A biased matrix factorization, immutable: {@code r(u,i) = mu + b_u + b_i + p_u . q_i} (Koren, Bell & Volinsky 2009).
 * A user or item without training ratings has zero factors and zero bias, so its prediction falls back to what is known.
 */
public final class FactorModel {
    private final int numUsers;
    private final int numItems;
    private final int k;
    private final double mean;
    private final float[] userBias;
    private final float[] itemBias;
    private final float[] userFactors;
    private final float[] itemFactors;

    /**
     * Wraps the parameters; the arrays pass into the model's ownership and must not be changed afterwards.
     *
     * @param k latent dimensions, at least 0
     * @param mean mu, 0 where the model has none
     * @param userBias {@code [numUsers]}
     * @param itemBias {@code [numItems]}
     * @param userFactors {@code [numUsers x k]}, row-major
     * @param itemFactors {@code [numItems x k]}, row-major
     */
    public FactorModel(
            int k, double mean, float[] userBias, float[] itemBias, float[] userFactors, float[] itemFactors) {
        if (k < 0
                || userFactors.length != Math.multiplyExact(userBias.length, k)
                || itemFactors.length != Math.multiplyExact(itemBias.length, k)) {
            throw new IllegalArgumentException(
                    "factors do not fit " + userBias.length + " users, " + itemBias.length + " items and k = " + k);
        }
        this.numUsers = userBias.length;
        this.numItems = itemBias.length;
        this.k = k;
        this.mean = mean;
        this.userBias = userBias;
        this.itemBias = itemBias;
        this.userFactors = userFactors;
        this.itemFactors = itemFactors;
    }

    /** Number of users. */
    public int numUsers() {
        return numUsers;
    }

    /** Number of items. */
    public int numItems() {
        return numItems;
    }

    /** Latent dimensions. */
    public int k() {
        return k;
    }

    /** mu. */
    public double mean() {
        return mean;
    }

    /** Bias of a user. */
    public float userBias(int user) {
        return userBias[user];
    }

    /** Bias of an item. */
    public float itemBias(int item) {
        return itemBias[item];
    }

    /** Factor {@code f} of a user. */
    public float userFactor(int user, int f) {
        return userFactors[user * k + f];
    }

    /** Factor {@code f} of an item. */
    public float itemFactor(int item, int f) {
        return itemFactors[item * k + f];
    }

    /** Predicted rating before clipping. */
    public double predict(int user, int item) {
        double sum = mean + userBias[user] + itemBias[item];
        int p = user * k;
        int q = item * k;
        for (int f = 0; f < k; f++) {
            sum += (double) userFactors[p + f] * itemFactors[q + f];
        }
        return sum;
    }

    /** Predicted rating of a person who is not in the model. */
    public double predict(FoldedUser user, int item) {
        double sum = mean + user.bias() + itemBias[item];
        int q = item * k;
        for (int f = 0; f < k; f++) {
            sum += user.factor(f) * itemFactors[q + f];
        }
        return sum;
    }

    /** Euclidean length of an item's factor vector. */
    public double itemLength(int item) {
        double sum = 0;
        for (int f = 0; f < k; f++) {
            double value = itemFactor(item, f);
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
