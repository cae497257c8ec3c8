package org.factorlens.training;

import java.util.stream.IntStream;
import org.factorlens.kernel.Kernel;
import org.factorlens.linalg.LinkedGaussian;
import org.factorlens.ratings.RowFeatures;
import org.factorlens.ratings.SparseRatings;

/**
 * The distribution that the rows {@code θ = [factors, bias]} of one side come from, and how it is learned from them: the
 * mean is a constant plus, where rows have features, a linear function of these. Rows without ratings are predicted by it
 * but teach it nothing.
 *
 * <p>Fixed values, with s the standard deviation of the training ratings, so that the model does not depend on the unit of
 * rating: Σ⁻¹ ~ Wishart(size + 1 + {@value #PRIOR_ROWS}, Ψ₀⁻¹) with {@value #PRIOR_SQUARES} s (for the bias s²) on the diagonal
 * of Ψ₀, as if {@value #PRIOR_ROWS} rows had been seen with a variance of about s/17. The flat prior of Salakhutdinov and Mnih
 * lets small data sets overfit; these two numbers were chosen on validation ratings of ml-latest-small (decision 601), and
 * hardly matter to large ones. The constant has precision {@value #CONSTANT_PRECISION} times Σ⁻¹, features λ Σ⁻¹ with
 * λ ~ Gamma(½, ½), sampled too.
 */
final class HyperPrior {
    /** As in Salakhutdinov and Mnih (2008). */
    private static final double CONSTANT_PRECISION = 2;

    private static final double PRIOR_ROWS = 350;
    private static final double PRIOR_SQUARES = 20;

    private final int k;
    private final int size;
    private final int[] rated;
    private final RowFeatures features;
    private final double[] featureMoments;
    private final double[] scale;
    private final RowMoments moments;
    private double featurePrecision = 1;
    private LinkedGaussian gaussian;
    private float[] whitenedLink;

    /**
     * The prior before anything is seen: mean 0, factors with variance s, bias with variance s².
     *
     * @param rows ratings of this side
     * @param k number of factors
     * @param bias whether rows have a bias
     * @param deviation s, above 0
     * @param features of this side's rows
     */
    HyperPrior(SparseRatings.Rows rows, int k, boolean bias, double deviation, RowFeatures features) {
        this.k = k;
        this.size = bias ? k + 1 : k;
        this.features = features;
        this.rated = IntStream.range(0, rows.numRows())
                .filter(row -> rows.count(row) > 0)
                .toArray();
        this.moments = new RowMoments(Kernel.selected(), k, bias);
        this.scale = new double[size];
        double[] deviations = new double[size];
        for (int i = 0; i < size; i++) {
            double unit = i < k ? deviation : deviation * deviation;
            scale[i] = PRIOR_SQUARES * unit;
            deviations[i] = Math.sqrt(unit);
        }
        this.featureMoments = featureMoments();
        set(LinkedGaussian.independent(1 + features.size(), deviations));
    }

    private void set(LinkedGaussian value) {
        gaussian = value;
        double[] link = value.whitenedLink();
        whitenedLink = new float[link.length];
        for (int i = 0; i < link.length; i++) {
            whitenedLink[i] = (float) link[i];
        }
    }

    /** {@code Σ f fᵀ} over rated rows, the constant first. */
    private double[] featureMoments() {
        int n = 1 + features.size();
        double[] sums = new double[n * n];
        sums[0] = rated.length;
        for (int row : rated) {
            for (int a = features.start(row); a < features.start(row + 1); a++) {
                int f = 1 + features.feature(a);
                sums[f] += features.value(a);
                sums[f * n] += features.value(a);
                for (int b = features.start(row); b < features.start(row + 1); b++) {
                    sums[f * n + 1 + features.feature(b)] += (double) features.value(a) * features.value(b);
                }
            }
        }
        return sums;
    }

    /** Draws the distribution given the rows of {@code side}. */
    void draw(FactorSide side, RandomStream random, Workers workers) {
        LinkedGaussian.Moments sums = moments.of(side, rated, features, featureMoments, workers);
        double[] precision = new double[1 + features.size()];
        java.util.Arrays.fill(precision, featurePrecision);
        precision[0] = CONSTANT_PRECISION;
        LinkedGaussian.Prior prior = new LinkedGaussian.Prior(size + 1 + PRIOR_ROWS, scale, precision);
        set(LinkedGaussian.draw(sums, prior, random::normal, random::gamma));
        drawFeaturePrecision(random);
    }

    private void drawFeaturePrecision(RandomStream random) {
        if (features.size() > 0) {
            double squares = 0;
            for (int i = size; i < whitenedLink.length; i++) {
                squares += (double) whitenedLink[i] * whitenedLink[i];
            }
            featurePrecision = random.gamma((1 + features.size() * size) / 2.0) / ((1 + squares) / 2);
        }
    }

    /** What one draw hands to the next; the distribution itself is drawn anew. */
    double featurePrecision() {
        return featurePrecision;
    }

    /** Goes on from the {@link #featurePrecision()} of an earlier draw; the next thing must be to draw. */
    void restore(double precision) {
        featurePrecision = precision;
    }

    /** Entries of a row that are sampled: factors, and the bias where there is one. */
    int size() {
        return size;
    }

    int k() {
        return k;
    }

    /** The distribution as it was drawn last. */
    LinkedGaussian gaussian() {
        return gaussian;
    }

    /** The prior mean of {@code row}. */
    double[] mean(int row) {
        double[] link = gaussian.link();
        double[] mean = java.util.Arrays.copyOf(link, size);
        for (int entry = features.start(row); entry < features.start(row + 1); entry++) {
            for (int i = 0; i < size; i++) {
                mean[i] += features.value(entry) * link[(1 + features.feature(entry)) * size + i];
            }
        }
        return mean;
    }

    /** Writes the prior mean of {@code row}, in coordinates of unit covariance, to {@code into} from its start. */
    void whitenedMean(int row, float[] into) {
        System.arraycopy(whitenedLink, 0, into, 0, size);
        for (int entry = features.start(row); entry < features.start(row + 1); entry++) {
            int from = (1 + features.feature(entry)) * size;
            float value = features.value(entry);
            for (int i = 0; i < size; i++) {
                into[i] = Math.fma(value, whitenedLink[from + i], into[i]);
            }
        }
    }
}
