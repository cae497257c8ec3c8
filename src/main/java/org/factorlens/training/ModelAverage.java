package org.factorlens.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.linalg.Procrustes;
import org.factorlens.model.FactorModel;
import org.factorlens.model.ModelSample;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.SparseRatings;

/**
 * The posterior mean of a model's parameters over some samples of a chain. Factors have no axes of their own, so each
 * {@link CanonicalSample} is first rotated towards the mean so far by the best known items, weighted by their number of ratings.
 */
final class ModelAverage {
    /** Bytes that {@link #kept} may take: {@link GibbsTrainer#MODEL_SAMPLES} of 10,000 items with 50 factors. */
    private static final long KEPT_BYTES = 64L << 20;

    /** Items that samples are rotated by, those with most ratings: many for a hundred axes, and quick to go through. */
    private static final int ANCHORS = 1024;

    private final SparseRatings.Rows byItem;
    private final boolean bias;
    private final int[] anchors;
    private final int k;
    private final double mean;
    private final double[] userFactors;
    private final double[] userBias;
    private final double[] itemFactors;
    private final double[] itemBias;
    private final double[] links;
    private final double[] linkSquares;
    private final List<String> features;
    private final List<KeptSample> kept = new ArrayList<>();
    private double meanShift;
    private double biasVariance;
    private int samples;

    /**
     * Nothing averaged yet.
     *
     * @param mean constant term of every prediction of a sample
     * @param features names of the item features
     */
    ModelAverage(SparseRatings ratings, int k, boolean bias, double mean, List<String> features) {
        this.byItem = ratings.byItem();
        this.anchors = anchors(byItem);
        this.bias = bias;
        this.k = k;
        this.mean = mean;
        this.userFactors = new double[ratings.numUsers() * k];
        this.userBias = new double[ratings.numUsers()];
        this.itemFactors = new double[ratings.numItems() * k];
        this.itemBias = new double[ratings.numItems()];
        this.features = features;
        this.links = new double[features.size() * (k + 1)];
        this.linkSquares = new double[links.length];
    }

    private static int[] anchors(SparseRatings.Rows byItem) {
        return IntStream.range(0, byItem.numRows())
                .boxed()
                .sorted(Comparator.comparingInt((Integer item) -> -byItem.count(item)))
                .limit(ANCHORS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Running means; the arrays are those of the average. */
    record State(
            int samples,
            double meanShift,
            double biasVariance,
            double[] userFactors,
            double[] userBias,
            double[] itemFactors,
            double[] itemBias,
            double[] links,
            double[] linkSquares,
            List<KeptSample> kept) {}

    /** A {@link ModelSample}: its items and the prior of a new user. */
    record KeptSample(double mean, float[] itemBias, float[] itemFactors, Regularization prior) {
        private ModelSample model(int k) {
            return new ModelSample(new FactorModel(k, mean, new float[0], itemBias, new float[0], itemFactors), prior);
        }
    }

    State state() {
        return new State(
                samples,
                meanShift,
                biasVariance,
                userFactors,
                userBias,
                itemFactors,
                itemBias,
                links,
                linkSquares,
                kept);
    }

    /** Goes on from the state of an average of the same shape. */
    void restore(State state) {
        samples = state.samples();
        meanShift = state.meanShift();
        biasVariance = state.biasVariance();
        System.arraycopy(state.userFactors(), 0, userFactors, 0, userFactors.length);
        System.arraycopy(state.userBias(), 0, userBias, 0, userBias.length);
        System.arraycopy(state.itemFactors(), 0, itemFactors, 0, itemFactors.length);
        System.arraycopy(state.itemBias(), 0, itemBias, 0, itemBias.length);
        System.arraycopy(state.links(), 0, links, 0, links.length);
        System.arraycopy(state.linkSquares(), 0, linkSquares, 0, linkSquares.length);
        kept.clear();
        kept.addAll(state.kept());
    }

    /** Takes a sample in, with its variance of a rating around its prediction. */
    void add(CanonicalSample sample, double noise) {
        keep(sample, noise);
        double[] rotation = rotation(sample.itemFactors);
        samples++;
        average(rotated(sample.userFactors, rotation), userFactors);
        average(sample.userBias, userBias);
        average(rotated(sample.itemFactors, rotation), itemFactors);
        average(sample.itemBias, itemBias);
        meanShift += (sample.meanShift - meanShift) / samples;
        biasVariance += (sample.biasVariance - biasVariance) / samples;
        averageLinks(sample.linkBias, rotated(sample.linkFactors, rotation));
    }

    private void keep(CanonicalSample sample, double noise) {
        long bytes = (long) Float.BYTES * (k + 1) * byItem.numRows();
        long every = Math.max(1, (GibbsTrainer.MODEL_SAMPLES * bytes + KEPT_BYTES - 1) / KEPT_BYTES);
        if (samples % every == 0 && bytes <= KEPT_BYTES) {
            kept.add(new KeptSample(
                    mean + sample.meanShift,
                    floats(sample.itemBias),
                    sample.itemFactors,
                    prior(noise, sample.biasVariance)));
        }
    }

    /** Some samples, evenly spread. */
    List<ModelSample> kept() {
        return kept.stream().map(sample -> sample.model(k)).toList();
    }

    /** The rotation that brings the best known items nearest to their mean so far; none for the first sample. */
    private double[] rotation(float[] factors) {
        double[] products = new double[k * k];
        if (samples == 0) {
            for (int i = 0; i < k; i++) {
                products[i * k + i] = 1;
            }
            return products;
        }
        for (int item : anchors) {
            for (int i = 0; i < k; i++) {
                double value = (double) byItem.count(item) * factors[item * k + i];
                for (int j = 0; j < k; j++) {
                    products[i * k + j] += value * itemFactors[item * k + j];
                }
            }
        }
        return Procrustes.rotation(products);
    }

    /** {@code X O}, {@code [n x k]}. */
    private float[] rotated(float[] factors, double[] rotation) {
        float[] rotated = new float[factors.length];
        if (k > 0) {
            RowTransform.of(rotation, k, k)
                    .apply(factors, 0, k, factors.length / k, rotated, 0, k, RowTransform.scratch(k));
        }
        return rotated;
    }

    private void average(float[] values, double[] into) {
        double weight = 1.0 / samples;
        for (int i = 0; i < into.length; i++) {
            into[i] += weight * (values[i] - into[i]);
        }
    }

    private void average(double[] values, double[] into) {
        double weight = 1.0 / samples;
        for (int i = 0; i < into.length; i++) {
            into[i] += weight * (values[i] - into[i]);
        }
    }

    private void averageLinks(double[] biases, float[] factors) {
        for (int at = 0; at < links.length; at++) {
            int feature = at / (k + 1);
            int dimension = at % (k + 1);
            double value = dimension == 0 ? biases[feature] : factors[feature * k + dimension - 1];
            double change = value - links[at];
            links[at] += change / samples;
            linkSquares[at] += change * (value - links[at]);
        }
    }

    /** Posterior mean as a model. */
    FactorModel model() {
        return new FactorModel(
                k, mean + meanShift, floats(userBias), floats(itemBias), floats(userFactors), floats(itemFactors));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The penalties under which a ridge regression on {@link #model()} has the prior of a new user. */
    Regularization foldIn(double noiseVariance) {
        return prior(noiseVariance, biasVariance);
    }

    private Regularization prior(double noise, double variance) {
        return new Regularization(noise, bias, bias ? noise / variance : 0, false);
    }

    /** Effects of the features on item bias and factors. */
    List<Posterior.Link> links() {
        List<Posterior.Link> rows = new ArrayList<>();
        for (int at = 0; at < links.length; at++) {
            double deviation = samples < 2 ? 0 : Math.sqrt(linkSquares[at] / (samples - 1));
            rows.add(new Posterior.Link(features.get(at / (k + 1)), at % (k + 1), links[at], deviation));
        }
        return rows;
    }
}
