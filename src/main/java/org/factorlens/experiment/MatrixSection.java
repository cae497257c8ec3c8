package org.factorlens.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.factorlens.split.Split;
import org.factorlens.training.Algorithm;

/** Reads the blocks of {@code matrix} in an experiment file, and holds them to each other and to the split. */
final class MatrixSection {
    static final String[] AXES = {
        "model",
        "k",
        "lambda",
        "weighting",
        "bias",
        "bias_lambda",
        "damping",
        "update",
        "global_mean",
        "sweeps",
        "features",
        "seed"
    };
    static final String[] MODELS =
            Arrays.stream(Algorithm.values()).map(Algorithm::label).toArray(String[]::new);
    static final String[] WEIGHTINGS = {"plain", "weighted"};
    static final String[] UPDATES = {"joint", "alternating", "alternating-start", "cg"};

    private MatrixSection() {}

    /**
     * The blocks in their order.
     *
     * @param defaults what {@code training} says, for the axes that a block leaves out
     * @throws org.factorlens.ratings.BadInputException with file, line and column where a block cannot be meant
     */
    static List<Experiment.Block> read(YamlSection root, Experiment.Training defaults, Split split) {
        if (!root.has("matrix")) {
            throw root.error("matrix", "the key 'matrix' is missing");
        }
        List<Experiment.Block> matrix = root.sections("matrix").stream()
                .map(section -> block(section, defaults))
                .toList();
        checkCandidates(root, matrix);
        checkSearch(root, matrix, split);
        checkFeatures(root, matrix);
        return matrix;
    }

    private static Experiment.Block block(YamlSection section, Experiment.Training defaults) {
        section.allow(AXES);
        List<Algorithm> models = section.choices("model", "als", MODELS).stream()
                .map(label -> Algorithm.of(label).orElseThrow())
                .toList();
        List<Integer> sweeps = section.integers("sweeps", defaults.sweeps(), 1, 100_000);
        if (models.contains(Algorithm.GIBBS) && sweeps.stream().anyMatch(number -> number <= defaults.burnIn())) {
            throw section.error(
                    "sweeps",
                    "gibbs needs more sweeps than 'burnIn', which is " + defaults.burnIn() + ", not " + sweeps);
        }
        boolean autoK = section.says("k", AdaptiveSearch.AUTO);
        boolean autoLambda = section.says("lambda", AdaptiveSearch.AUTO);
        List<String> weighting = section.choices("weighting", "plain", WEIGHTINGS);
        if ((autoK || autoLambda) && !models.equals(List.of(Algorithm.ALS))) {
            throw section.error(
                    autoK ? "k" : "lambda",
                    "'auto' searches for the model als only; give the other models a block of their own");
        }
        if (autoLambda && weighting.size() > 1) {
            throw section.error(
                    "lambda",
                    "'lambda: auto' needs one weighting, as plain and weighted lambdas differ in size; use two blocks");
        }
        return new Experiment.Block(
                models,
                autoK ? AdaptiveSearch.FIRST_K : section.integers("k", 10, 0, Integer.MAX_VALUE),
                autoLambda ? firstLambda(weighting.get(0)) : section.numbers("lambda", 10, 0, 1e12),
                weighting,
                section.flags("bias", true),
                section.numbers("bias_lambda", defaults.biasLambda(), 0, 1e12),
                section.numbers("damping", 0, 0, 1e12),
                section.choices("update", defaults.update(), UPDATES),
                section.flags("global_mean", defaults.globalMean()),
                sweeps,
                features(section),
                section.integers("seed", 1, 0, Integer.MAX_VALUE).stream()
                        .map(Integer::longValue)
                        .toList(),
                autoK,
                autoLambda);
    }

    private static List<String> features(YamlSection section) {
        List<String> values = section.has("features") ? section.texts("features") : List.of(FeatureAxis.NONE);
        for (String value : values) {
            if (!FeatureAxis.problem(value).isEmpty()) {
                throw section.error("features", "'features' is '" + value + "', " + FeatureAxis.problem(value));
            }
        }
        return values;
    }

    /** Where each file of item features is named first, by its path. */
    static Map<String, String> placesOfFeatures(YamlSection root) {
        Map<String, String> places = new LinkedHashMap<>();
        for (YamlSection block : root.sections("matrix")) {
            features(block).stream()
                    .flatMap(FeatureAxis::file)
                    .forEach(file -> places.putIfAbsent(file, block.place("features")));
        }
        return places;
    }

    private static void checkCandidates(YamlSection root, List<Experiment.Block> matrix) {
        if (matrix.stream().flatMap(block -> block.model().stream()).noneMatch(Algorithm::candidate)) {
            throw root.error(
                    "matrix",
                    "item-knn is a reference and never chosen; add a model that can be, such as 'model: als'");
        }
    }

    private static void checkFeatures(YamlSection root, List<Experiment.Block> matrix) {
        List<String> confused = FeatureAxis.confused(matrix.stream()
                .flatMap(block -> block.features().stream())
                .distinct()
                .toList());
        if (!confused.isEmpty()) {
            throw root.error(
                    "matrix",
                    "'features' names " + confused.get(0) + " and " + confused.get(1)
                            + ", which results would call the same; rename one");
        }
    }

    private static List<Double> firstLambda(String weighting) {
        return weighting.equals("weighted") ? AdaptiveSearch.WEIGHTED_LAMBDA : AdaptiveSearch.PLAIN_LAMBDA;
    }

    private static void checkSearch(YamlSection root, List<Experiment.Block> matrix, Split split) {
        boolean searches = matrix.stream().anyMatch(block -> block.autoK() || block.autoLambda());
        if (searches && split.validation() == 0) {
            throw root.error(
                    "matrix", "'auto' searches on the validation part, and 'split' has none; add 'validation: 0.1'");
        }
    }
}
