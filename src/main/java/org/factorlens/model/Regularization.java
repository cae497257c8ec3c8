package org.factorlens.model;

/**
 * How a row's parameters are held back: {@code lambda |p|^2 + biasLambda b^2}, with lambda times the row's number of
 * ratings where {@code weighted} (Zhou et al. 2008).
 *
 * @param lambda regularization of factors, at least 0
 * @param bias whether rows have a bias
 * @param biasLambda regularization of biases, at least 0, never weighted
 * @param weighted whether lambda grows with the number of ratings
 */
public record Regularization(double lambda, boolean bias, double biasLambda, boolean weighted) {
    /** Lambda of a row with {@code count} ratings. */
    public double rowLambda(int count) {
        return weighted ? lambda * count : lambda;
    }
}
