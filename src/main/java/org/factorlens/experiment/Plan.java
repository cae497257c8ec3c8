package org.factorlens.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.factorlens.model.Regularization;
import org.factorlens.ratings.BadInputException;
import org.factorlens.results.CellResult;
import org.factorlens.training.Algorithm;
import org.factorlens.training.Hyperparameters;
import org.factorlens.training.Update;

/**
 * The cells of an experiment in matrix order: blocks as they stand in the file; within a block model, k, lambda,
 * weighting, bias, bias lambda, damping, update, global mean, sweeps, features, seed, fold, the last changing fastest. A cell that two
 * blocks name is run once.
 */
public final class Plan {
    /** What runs in years fits in memory. */
    private static final int MOST_COMBINATIONS = 100_000;

    private final Experiment experiment;
    private final List<Addition> additions;
    private final List<Cell> cells;

    /**
     * What a search adds to a plan.
     *
     * @param configuration what to run on every fold
     * @param seeds with each of these
     */
    record Addition(Configuration configuration, List<Long> seeds) {}

    /**
     * The plan of an experiment; of axes that are searched, it has the first values.
     *
     * @throws BadInputException where the matrix is too large to be meant
     */
    public Plan(Experiment experiment) {
        this(experiment, List.of());
    }

    private Plan(Experiment experiment, List<Addition> additions) {
        this.experiment = experiment;
        checkSize(experiment);
        this.additions = List.copyOf(additions);
        Map<String, Cell> byId = new LinkedHashMap<>();
        for (Experiment.Block block : experiment.matrix()) {
            configurations(block).forEach(configuration -> add(byId, configuration, block.seed()));
        }
        additions.forEach(addition -> add(byId, addition.configuration(), addition.seeds()));
        this.cells = List.copyOf(byId.values());
    }

    private void add(Map<String, Cell> byId, Configuration configuration, List<Long> seeds) {
        for (long seed : seeds) {
            for (int fold = 0; fold < experiment.split().folds(); fold++) {
                Cell cell = new Cell(configuration, hyperparameters(configuration, seed), fold);
                byId.putIfAbsent(cell.id(), cell);
            }
        }
    }

    /** The same with more cells at its end. */
    Plan with(List<Addition> more) {
        return new Plan(
                experiment, Stream.concat(additions.stream(), more.stream()).toList());
    }

    /** The same with the cells that a search added to it when it was run, as their rows tell. */
    public Plan withSearched(List<CellResult> rows) {
        Map<String, Addition> found = new LinkedHashMap<>();
        for (Experiment.Block block : experiment.matrix()) {
            for (CellResult row : rows) {
                for (Configuration c :
                        block.autoK() || block.autoLambda() ? configurations(block) : Set.<Configuration>of()) {
                    Configuration searched =
                            c.with(block.autoK() ? row.k() : c.k(), block.autoLambda() ? row.lambda() : c.lambda());
                    if (row.cell().startsWith(searched.id() + "-s")) {
                        found.putIfAbsent(row.cell(), new Addition(searched, List.of(row.seed())));
                    }
                }
            }
        }
        return with(List.copyOf(found.values()));
    }

    /** Whether models of this kind differ in their sweeps, so that their names must say them. */
    private boolean showSweeps(Algorithm algorithm) {
        return experiment.matrix().stream()
                        .filter(block -> block.model().contains(algorithm))
                        .flatMap(block -> block.sweeps().stream())
                        .distinct()
                        .count()
                > 1;
    }

    /** The product is counted before anything of it is made: a file of a few lines can name more cells than memory holds. */
    private static void checkSize(Experiment experiment) {
        double combinations = 0;
        for (Experiment.Block block : experiment.matrix()) {
            double product = experiment.split().folds();
            for (List<?> axis : block.axes()) {
                product *= axis.size();
            }
            combinations += product;
        }
        if (combinations > MOST_COMBINATIONS) {
            throw new BadInputException("the matrix of '" + experiment.name() + "' has " + Numbers.plain(combinations)
                    + " combinations of values, folds and seeds; expected at most " + MOST_COMBINATIONS);
        }
    }

    /** The configurations of one block of the matrix, without what a search adds. */
    Set<Configuration> configurations(Experiment.Block block) {
        int burnIn = experiment.training().burnIn();
        Stream<Axes> axes = block.model().stream().map(Axes::new);
        axes = axes.flatMap(a -> block.k().stream().map(a::k));
        axes = axes.flatMap(a -> block.lambda().stream().map(a::lambda));
        axes = axes.flatMap(a -> block.weighting().stream().map(w -> a.weighted(w.equals("weighted"))));
        axes = axes.flatMap(a -> block.bias().stream().map(a::bias));
        axes = axes.flatMap(a -> block.biasLambda().stream().map(a::biasLambda));
        axes = axes.flatMap(a -> block.damping().stream().map(a::damping));
        axes = axes.flatMap(a -> block.update().stream().map(u -> a.update(Update.of(u))));
        axes = axes.flatMap(a -> block.globalMean().stream().map(a::globalMean));
        axes = axes.flatMap(a -> block.sweeps().stream().map(a::sweeps));
        axes = axes.flatMap(a -> block.features().stream().map(a::features));
        Set<Configuration> distinct = new LinkedHashSet<>();
        axes.forEach(a -> distinct.add(a.configuration(showSweeps(a.algorithm()), burnIn)));
        return distinct;
    }

    private Hyperparameters hyperparameters(Configuration c, long seed) {
        return new Hyperparameters(
                c.algorithm(),
                c.k(),
                c.algorithm() == Algorithm.GIBBS
                        ? new Regularization(0, c.bias(), 0, false)
                        : new Regularization(c.lambda(), c.bias(), c.biasLambda(), c.weighted()),
                seed,
                c.sweeps(),
                c.update(),
                c.globalMean(),
                experiment.training().tolerance(),
                c.burnIn());
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

    /**
     * Values of each axis in order of first use, searched ones in ascending order, as text, by the axis's name; and what all
     * cells share that no name of a configuration says. Neighbours and shrinkage are the k and lambda of item kNN.
     */
    public Map<String, List<String>> axes() {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        List<Configuration> all = configurations();
        axes.put(
                "model", all.stream().map(c -> c.algorithm().label()).distinct().toList());
        List<Configuration> als =
                all.stream().filter(c -> c.algorithm() == Algorithm.ALS).toList();
        List<Configuration> fitted =
                all.stream().filter(c -> c.algorithm().fits()).toList();
        boolean autoK = experiment.matrix().stream().anyMatch(Experiment.Block::autoK);
        boolean autoLambda = experiment.matrix().stream().anyMatch(Experiment.Block::autoLambda);
        Stream<Integer> k = fitted.stream().map(Configuration::k);
        Stream<Double> lambda = als.stream().map(Configuration::lambda);
        axes.put("k", texts((autoK ? k.sorted() : k).map(value -> Integer.toString(value))));
        axes.put("lambda", texts((autoLambda ? lambda.sorted() : lambda).map(Numbers::plain)));
        axes.put("weighting", texts(als.stream().map(c -> c.weighted() ? "weighted" : "plain")));
        axes.put("bias", texts(fitted.stream().map(c -> Boolean.toString(c.bias()))));
        axes.put(
                "bias_lambda", texts(als.stream().filter(Configuration::bias).map(c -> Numbers.plain(c.biasLambda()))));
        if (all.stream().anyMatch(c -> c.algorithm().damped() && c.biasLambda() > 0)) {
            axes.put(
                    "damping",
                    texts(all.stream().filter(c -> c.algorithm().damped()).map(c -> Numbers.plain(c.biasLambda()))));
        }
        List<Configuration> neighbours =
                all.stream().filter(c -> c.algorithm() == Algorithm.ITEM_KNN).toList();
        if (!neighbours.isEmpty()) {
            axes.put("neighbours", texts(neighbours.stream().map(c -> Integer.toString(c.k()))));
            axes.put("shrinkage", texts(neighbours.stream().map(c -> Numbers.plain(c.lambda()))));
        }
        axes.put("update", texts(als.stream().map(c -> c.update().label())));
        axes.put("global_mean", texts(fitted.stream().map(c -> Boolean.toString(c.globalMean()))));
        axes.put("sweeps", texts(fitted.stream().map(c -> Integer.toString(c.sweeps()))));
        if (fitted.stream().anyMatch(c -> c.algorithm() == Algorithm.GIBBS || c.featured())) {
            axes.put("features", texts(fitted.stream().map(c -> FeatureAxis.name(c.features()))));
        }
        axes.put(
                "seed",
                texts(cells.stream()
                        .filter(c -> c.configuration().algorithm().fits())
                        .map(c -> Long.toString(c.hyperparameters().seed()))));
        if (!als.isEmpty()) {
            axes.put("tolerance", List.of(Numbers.plain(experiment.training().tolerance())));
        }
        List<Configuration> sampled =
                all.stream().filter(c -> c.algorithm() == Algorithm.GIBBS).toList();
        if (!sampled.isEmpty()) {
            axes.put("burn_in", texts(sampled.stream().map(c -> Integer.toString(c.burnIn()))));
        }
        return axes;
    }

    private static List<String> texts(Stream<String> values) {
        return new ArrayList<>(new LinkedHashSet<>(values.toList()));
    }
}
