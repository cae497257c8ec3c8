package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.factorlens.model.Regularization;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Hyperparameters;

/**
 * The cells of an experiment in matrix order: blocks as they stand in the file; within a block model, k, lambda,
 * weighting, bias, bias lambda, damping, update, global mean, sweeps, seed, fold, the last changing fastest. A cell that two
 * blocks name is run once.
 */
public final class Plan {
    private final Experiment experiment;
    private final List<Cell> cells;

    /** The plan of an experiment. */
    public Plan(Experiment experiment) {
        this.experiment = experiment;
        boolean showSweeps = experiment.matrix().stream()
                        .filter(block -> block.model().contains(Algorithm.ALS))
                        .flatMap(block -> block.sweeps().stream())
                        .distinct()
                        .count()
                > 1;
        Map<String, Cell> byId = new LinkedHashMap<>();
        for (Experiment.Block block : experiment.matrix()) {
            for (Configuration configuration : configurations(block, showSweeps)) {
                for (long seed : block.seed()) {
                    for (int fold = 0; fold < experiment.split().folds(); fold++) {
                        Cell cell = new Cell(configuration, hyperparameters(configuration, seed), fold);
                        byId.putIfAbsent(cell.id(), cell);
                    }
                }
            }
        }
        this.cells = List.copyOf(byId.values());
    }

    private static Set<Configuration> configurations(Experiment.Block block, boolean showSweeps) {
        Stream<Axes> axes = block.model().stream().map(Axes::new);
        axes = axes.flatMap(a -> block.k().stream().map(a::k));
        axes = axes.flatMap(a -> block.lambda().stream().map(a::lambda));
        axes = axes.flatMap(a -> block.weighting().stream().map(w -> a.weighted(w.equals("weighted"))));
        axes = axes.flatMap(a -> block.bias().stream().map(a::bias));
        axes = axes.flatMap(a -> block.biasLambda().stream().map(a::biasLambda));
        axes = axes.flatMap(a -> block.damping().stream().map(a::damping));
        axes = axes.flatMap(a -> block.update().stream().map(u -> a.alternating(u.equals("alternating"))));
        axes = axes.flatMap(a -> block.globalMean().stream().map(a::globalMean));
        axes = axes.flatMap(a -> block.sweeps().stream().map(a::sweeps));
        Set<Configuration> distinct = new LinkedHashSet<>();
        axes.forEach(a -> distinct.add(a.configuration(showSweeps)));
        return distinct;
    }

    private Hyperparameters hyperparameters(Configuration c, long seed) {
        return new Hyperparameters(
                c.algorithm(),
                c.k(),
                new Regularization(c.lambda(), c.bias(), c.biasLambda(), c.weighted()),
                seed,
                c.sweeps(),
                c.alternating(),
                c.globalMean(),
                experiment.training().tolerance());
    }

    /** The experiment. */
    public Experiment experiment() {
        return experiment;
    }

    /** All cells in matrix order. */
    public List<Cell> cells() {
        return cells;
    }

    /** The cell called {@code id}, or null. */
    public Cell cell(String id) {
        return cells.stream().filter(cell -> cell.id().equals(id)).findFirst().orElse(null);
    }

    /** Configurations in matrix order. */
    public List<Configuration> configurations() {
        return cells.stream().map(Cell::configuration).distinct().toList();
    }

    /** Number of distinct seeds. */
    public int seeds() {
        return (int) cells.stream()
                .map(cell -> cell.hyperparameters().seed())
                .distinct()
                .count();
    }

    /** Values of each axis in order of first use, as text, by the axis's name. */
    public Map<String, List<String>> axes() {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        List<Configuration> all = configurations();
        axes.put(
                "model", all.stream().map(c -> c.algorithm().label()).distinct().toList());
        List<Configuration> als =
                all.stream().filter(c -> c.algorithm() == Algorithm.ALS).toList();
        axes.put("k", texts(als.stream().map(c -> Integer.toString(c.k()))));
        axes.put("lambda", texts(als.stream().map(c -> Numbers.plain(c.lambda()))));
        axes.put("weighting", texts(als.stream().map(c -> c.weighted() ? "weighted" : "plain")));
        axes.put("bias", texts(als.stream().map(c -> Boolean.toString(c.bias()))));
        axes.put(
                "bias_lambda", texts(als.stream().filter(Configuration::bias).map(c -> Numbers.plain(c.biasLambda()))));
        if (all.stream().anyMatch(c -> c.algorithm().damped() && c.biasLambda() > 0)) {
            axes.put(
                    "damping",
                    texts(all.stream().filter(c -> c.algorithm().damped()).map(c -> Numbers.plain(c.biasLambda()))));
        }
        axes.put("update", texts(als.stream().map(c -> c.alternating() ? "alternating" : "joint")));
        axes.put("global_mean", texts(als.stream().map(c -> Boolean.toString(c.globalMean()))));
        axes.put("sweeps", texts(als.stream().map(c -> Integer.toString(c.sweeps()))));
        axes.put(
                "seed",
                texts(cells.stream()
                        .filter(c -> c.configuration().algorithm() == Algorithm.ALS)
                        .map(c -> Long.toString(c.hyperparameters().seed()))));
        return axes;
    }

    private static List<String> texts(Stream<String> values) {
        return new ArrayList<>(new LinkedHashSet<>(values.toList()));
    }

    /** A configuration while its axes are filled in. */
    private record Axes(
            Algorithm algorithm,
            int k,
            double lambda,
            boolean weighted,
            boolean bias,
            double biasLambda,
            double damping,
            boolean alternating,
            boolean globalMean,
            int sweeps) {
        Axes(Algorithm algorithm) {
            this(algorithm, 0, 0, false, false, 0, 0, false, true, 1);
        }

        Axes k(int value) {
            return new Axes(
                    algorithm, value, lambda, weighted, bias, biasLambda, damping, alternating, globalMean, sweeps);
        }

        Axes lambda(double value) {
            return new Axes(algorithm, k, value, weighted, bias, biasLambda, damping, alternating, globalMean, sweeps);
        }

        Axes weighted(boolean value) {
            return new Axes(algorithm, k, lambda, value, bias, biasLambda, damping, alternating, globalMean, sweeps);
        }

        Axes bias(boolean value) {
            return new Axes(
                    algorithm, k, lambda, weighted, value, biasLambda, damping, alternating, globalMean, sweeps);
        }

        Axes biasLambda(double value) {
            return new Axes(
                    algorithm, k, lambda, weighted, bias, bias ? value : 0, damping, alternating, globalMean, sweeps);
        }

        Axes damping(double value) {
            return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, value, alternating, globalMean, sweeps);
        }

        Axes alternating(boolean value) {
            return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, value, globalMean, sweeps);
        }

        Axes globalMean(boolean value) {
            return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, alternating, value, sweeps);
        }

        Axes sweeps(int value) {
            return new Axes(algorithm, k, lambda, weighted, bias, biasLambda, damping, alternating, globalMean, value);
        }

        /** Axes that mean nothing to a model without a fit fall together. */
        Configuration configuration(boolean showSweeps) {
            return algorithm == Algorithm.ALS
                    ? new Configuration(
                            algorithm,
                            k,
                            lambda,
                            bias,
                            biasLambda,
                            weighted,
                            alternating,
                            globalMean,
                            sweeps,
                            showSweeps)
                    : new Configuration(
                            algorithm, 0, 0, false, algorithm.damped() ? damping : 0, false, false, true, 1, false);
        }
    }
}
