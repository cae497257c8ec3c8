package org.factorlens.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.factorlens.linalg.PositiveDefinite;

/**
 * One person folded into a model: factors and bias minimize the person's own part of the objective with the item side
 * held fixed, {@code ½ Σ (r - mu - b_i - b - p.q_i)² + ½ λ |p|² + ½ λ_b b²}. The solution is linear in the ratings,
 * so each prediction falls into one contribution per rating.
 */
public final class FoldIn {
    static final Comparator<Contribution> LARGEST_FIRST =
            Comparator.comparingDouble(Contribution::value).reversed().thenComparingInt(Contribution::item);

    private final FactorModel model;
    private final Regularization regularization;
    private final int[] items;
    private final double[] ratings;
    private final PositiveDefinite system;
    private final FoldedUser user;

    /**
     * Folds a person in.
     *
     * @param model the model whose item side is used
     * @param regularization the one the model was trained with
     * @param items distinct indices of the items rated, not modified
     * @param ratings the ratings given, {@code [items]}, not modified
     */
    public FoldIn(FactorModel model, Regularization regularization, int[] items, double[] ratings) {
        this.model = model;
        this.regularization = regularization;
        this.items = items.clone();
        this.ratings = ratings.clone();
        this.system = new PositiveDefinite(normalMatrix());
        double[] solution = system.solve(rightHandSide());
        int k = model.k();
        double[] factors = java.util.Arrays.copyOf(solution, k);
        this.user = new FoldedUser(factors, regularization.bias() ? solution[k] : 0);
    }

    /** The person's factors and bias. */
    public FoldedUser user() {
        return user;
    }

    private int size() {
        return model.k() + (regularization.bias() ? 1 : 0);
    }

    /** {@code [size x size]}, row-major: Σ x xᵀ + diag(λ, …, λ, λ_b), where x is the item's factors and a 1. */
    private double[] normalMatrix() {
        int n = size();
        double[] a = new double[n * n];
        for (int item : items) {
            double[] x = extended(item);
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    a[row * n + column] += x[row] * x[column];
                }
            }
        }
        for (int f = 0; f < n; f++) {
            a[f * n + f] += f < model.k() ? regularization.rowLambda(items.length) : regularization.biasLambda();
        }
        return a;
    }

    private double[] rightHandSide() {
        double[] b = new double[size()];
        for (int j = 0; j < items.length; j++) {
            double[] x = extended(items[j]);
            for (int row = 0; row < b.length; row++) {
                b[row] += x[row] * residual(j);
            }
        }
        return b;
    }

    private double residual(int j) {
        return ratings[j] - model.mean() - model.itemBias(items[j]);
    }

    private double[] extended(int item) {
        double[] x = new double[size()];
        for (int f = 0; f < model.k(); f++) {
            x[f] = model.itemFactor(item, f);
        }
        if (regularization.bias()) {
            x[model.k()] = 1;
        }
        return x;
    }

    /** {@code xᵀA⁻¹x} with A the person's normal matrix and x the item: times the noise, the variance of a prediction. */
    double uncertainty(int item) {
        double[] x = extended(item);
        double[] solved = system.solve(x);
        double sum = 0;
        for (int f = 0; f < x.length; f++) {
            sum += x[f] * solved[f];
        }
        return sum;
    }

    /**
     * What each rating contributes to the prediction for {@code item}; with mu and the item's bias the contributions sum
     * to it.
     *
     * @return largest first
     */
    public List<Contribution> contributions(int item) {
        double[] weights = system.solve(extended(item));
        List<Contribution> contributions = new ArrayList<>();
        for (int j = 0; j < items.length; j++) {
            double[] x = extended(items[j]);
            double weight = 0;
            for (int row = 0; row < x.length; row++) {
                weight += weights[row] * x[row];
            }
            contributions.add(new Contribution(items[j], ratings[j], weight * residual(j)));
        }
        contributions.sort(LARGEST_FIRST);
        return contributions;
    }

    /**
     * One rating's part of a prediction.
     *
     * @param item the item rated
     * @param rating the rating given
     * @param value the part, in rating units
     */
    public record Contribution(int item, double rating, double value) {}
}
