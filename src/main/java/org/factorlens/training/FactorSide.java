package org.factorlens.training;

import org.factorlens.model.FactorModel;

/**
 * Mutable training state of one side: for each row (user or item) its k factors and its bias, as float32. Biases of a
 * model without bias terms are 0.
 */
final class FactorSide {
    private final int numRows;
    private final int k;
    private final float[] factors;
    private final float[] bias;

    /** All zero. */
    FactorSide(int numRows, int k) {
        this.numRows = numRows;
        this.k = k;
        this.factors = new float[Math.multiplyExact(numRows, k)];
        this.bias = new float[numRows];
    }

    int numRows() {
        return numRows;
    }

    int k() {
        return k;
    }

    float factor(int row, int f) {
        return factors[row * k + f];
    }

    void setFactor(int row, int f, float value) {
        factors[row * k + f] = value;
    }

    float bias(int row) {
        return bias[row];
    }

    void setBias(int row, float value) {
        bias[row] = value;
    }

    /** An immutable model of this side as users and {@code items}. */
    FactorModel toModel(FactorSide items, double mean) {
        return new FactorModel(k, mean, bias.clone(), items.bias.clone(), factors.clone(), items.factors.clone());
    }
}
