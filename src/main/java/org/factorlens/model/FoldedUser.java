package org.factorlens.model;

/** Factors and bias of a person folded into a model: the solution of the person's own ridge problem. */
public final class FoldedUser {
    private final double[] factors;
    private final double bias;

    FoldedUser(double[] factors, double bias) {
        this.factors = factors;
        this.bias = bias;
    }

    /** Factor {@code f}. */
    public double factor(int f) {
        return factors[f];
    }

    /** Bias, 0 where the model has none. */
    public double bias() {
        return bias;
    }
}
