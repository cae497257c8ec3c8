package org.factorlens.training;

import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.RatingScale;
import org.factorlens.ratings.RatingTable;

/**
 * The objective of the design, its gradient and the RMSE in float64, straight from the rating table: shares no code with
 * what is tested.
 */
record Objective(RatingTable table, int[] train, Regularization regularization) {
    double loss(FactorModel model, int[] positions) {
        double loss = 0;
        for (int p : positions) {
            loss += error(model, p) * error(model, p) / 2;
        }
        int[] userCounts = counts(true);
        int[] itemCounts = counts(false);
        for (int user = 0; user < model.numUsers(); user++) {
            loss += regularization.biasLambda() * square(model.userBias(user)) / 2;
            for (int f = 0; f < model.k(); f++) {
                loss += lambda(userCounts[user]) * square(model.userFactor(user, f)) / 2;
            }
        }
        for (int item = 0; item < model.numItems(); item++) {
            loss += regularization.biasLambda() * square(model.itemBias(item)) / 2;
            for (int f = 0; f < model.k(); f++) {
                loss += lambda(itemCounts[item]) * square(model.itemFactor(item, f)) / 2;
            }
        }
        return loss;
    }

    double rmse(FactorModel model, int[] positions, RatingScale clip) {
        double squares = 0;
        for (int p : positions) {
            double prediction = prediction(model, p);
            double shown = clip == null ? prediction : Math.max(clip.min(), Math.min(clip.max(), prediction));
            squares += square(table.rating(p) - shown);
        }
        return Math.sqrt(squares / positions.length);
    }

    /** Largest size of the objective's derivative by any of the users' factors. */
    double userFactorGradient(FactorModel model) {
        double[][] gradient = new double[model.numUsers()][model.k()];
        int[] counts = counts(true);
        for (int p : train) {
            for (int f = 0; f < model.k(); f++) {
                gradient[table.user(p)][f] -= error(model, p) * model.itemFactor(table.item(p), f);
            }
        }
        return largest(
                model.numUsers(),
                model.k(),
                (user, f) -> gradient[user][f] + lambda(counts[user]) * model.userFactor(user, f));
    }

    /** Largest size of the objective's derivative by any of the items' factors. */
    double itemFactorGradient(FactorModel model) {
        double[][] gradient = new double[model.numItems()][model.k()];
        int[] counts = counts(false);
        for (int p : train) {
            for (int f = 0; f < model.k(); f++) {
                gradient[table.item(p)][f] -= error(model, p) * model.userFactor(table.user(p), f);
            }
        }
        return largest(
                model.numItems(),
                model.k(),
                (item, f) -> gradient[item][f] + lambda(counts[item]) * model.itemFactor(item, f));
    }

    /** Largest size of the objective's derivative by any user's bias. */
    double userBiasGradient(FactorModel model) {
        double[] gradient = new double[model.numUsers()];
        IntStream.of(train).forEach(p -> gradient[table.user(p)] -= error(model, p));
        return largest(
                model.numUsers(), 1, (user, f) -> gradient[user] + regularization.biasLambda() * model.userBias(user));
    }

    /** Largest size of the objective's derivative by any item's bias. */
    double itemBiasGradient(FactorModel model) {
        double[] gradient = new double[model.numItems()];
        IntStream.of(train).forEach(p -> gradient[table.item(p)] -= error(model, p));
        return largest(
                model.numItems(), 1, (item, f) -> gradient[item] + regularization.biasLambda() * model.itemBias(item));
    }

    private interface Entry {
        double at(int row, int column);
    }

    private static double largest(int rows, int columns, Entry entry) {
        double largest = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                largest = Math.max(largest, Math.abs(entry.at(row, column)));
            }
        }
        return largest;
    }

    private double prediction(FactorModel model, int p) {
        int user = table.user(p);
        int item = table.item(p);
        double sum = model.mean() + model.userBias(user) + model.itemBias(item);
        for (int f = 0; f < model.k(); f++) {
            sum += (double) model.userFactor(user, f) * model.itemFactor(item, f);
        }
        return sum;
    }

    private double error(FactorModel model, int p) {
        return table.rating(p) - prediction(model, p);
    }

    private double lambda(int count) {
        return regularization.lambda() * (regularization.weighted() ? count : 1);
    }

    private int[] counts(boolean users) {
        int[] counts = new int[users ? table.numUsers() : table.numItems()];
        IntStream.of(train).forEach(p -> counts[users ? table.user(p) : table.item(p)]++);
        return counts;
    }

    private static double square(double value) {
        return value * value;
    }
}
