package org.factorlens.evaluation;

import java.util.Random;
import org.factorlens.evaluation.HeldOutErrors.UserErrors;

/** Made-up studies: users with few or many held-out ratings and errors of their own size. */
final class Studies {
    private Studies() {}

    /** One model; users differ in how many ratings they have and in how well they are predicted. */
    static UserErrors alone(int users, long seed, double deviation) {
        return models(users, 1, seed, deviation)[0];
    }

    /**
     * Models that do equally well on the same ratings: their errors have a part in common, as models of the same data
     * have, and a part of their own of the same size.
     */
    static UserErrors[] models(int users, int models, long seed, double deviation) {
        Random random = new Random(seed);
        double[][] squares = new double[models][users];
        int[] counts = new int[users];
        for (int user = 0; user < users; user++) {
            counts[user] = 1 + random.nextInt(12);
            double size = deviation * (0.7 + 0.6 * random.nextDouble());
            for (int rating = 0; rating < counts[user]; rating++) {
                double common = random.nextGaussian();
                for (int model = 0; model < models; model++) {
                    double error = size
                            * (models == 1 ? common : Math.sqrt(0.8) * common + Math.sqrt(0.2) * random.nextGaussian());
                    squares[model][user] += error * error;
                }
            }
        }
        UserErrors[] all = new UserErrors[models];
        java.util.Arrays.setAll(all, model -> new UserErrors(squares[model], counts));
        return all;
    }
}
