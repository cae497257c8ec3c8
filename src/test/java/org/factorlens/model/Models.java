package org.factorlens.model;

import java.util.SplittableRandom;

/** Models for the tests of all packages. */
public final class Models {
    private Models() {}

    /** A model whose parameters are drawn within ±0.5, around a mean of 3.25. */
    public static FactorModel random(long seed, int users, int items, int k) {
        SplittableRandom random = new SplittableRandom(seed);
        return new FactorModel(
                k, 3.25, draw(random, users), draw(random, items), draw(random, users * k), draw(random, items * k));
    }

    private static float[] draw(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    /** Every parameter, in a fixed order: two models are the same where these are equal. */
    public static double[] parameters(FactorModel model) {
        int k = model.k();
        double[] all = new double[1 + (model.numUsers() + model.numItems()) * (k + 1)];
        all[0] = model.mean();
        int next = 1;
        for (int user = 0; user < model.numUsers(); user++) {
            all[next++] = model.userBias(user);
            for (int f = 0; f < k; f++) {
                all[next++] = model.userFactor(user, f);
            }
        }
        for (int item = 0; item < model.numItems(); item++) {
            all[next++] = model.itemBias(item);
            for (int f = 0; f < k; f++) {
                all[next++] = model.itemFactor(item, f);
            }
        }
        return all;
    }
}
