package org.factorlens.experiment;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.factorlens.ratings.BadInputException;
import org.factorlens.split.Split;
import org.factorlens.training.Algorithm;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads experiment files. Unknown keys, wrong types and values out of range are refused with file, line and column. */
public final class ExperimentFile {
    private static final String[] AXES = {
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
    private static final String[] CONDITIONS =
            Arrays.stream(AXES).filter(axis -> !axis.equals("features")).toArray(String[]::new);
    private static final String[] WEIGHTINGS = {"plain", "weighted"};
    private static final String[] UPDATES = {"joint", "alternating", "cg"};
    private static final String[] ROLES = {"user", "item", "rating", "timestamp"};
    private static final String[] METRICS = {"train_rmse", "test_rmse", "train_loss", "test_loss"};
    private static final String[] MODELS =
            Arrays.stream(Algorithm.values()).map(Algorithm::label).toArray(String[]::new);
    private static final int MAX_CHARACTERS = 1 << 20;

    private ExperimentFile() {}

    /**
     * Finds an experiment: a path to a YAML file, or a name that stands in {@code data/experiments/NAME.yaml}.
     *
     * @throws BadInputException where there is none; names those there are
     */
    public static Path find(String nameOrPath, Path experiments) {
        Path direct = Path.of(nameOrPath);
        if (nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml") || Files.isRegularFile(direct)) {
            return direct;
        }
        Path named = experiments.resolve(nameOrPath + ".yaml");
        if (Files.isRegularFile(named)) {
            return named;
        }
        throw new BadInputException("there is no experiment '" + nameOrPath + "': " + named
                + " does not exist; known experiments: " + String.join(", ", names(experiments)));
    }

    private static List<String> names(Path experiments) {
        try (var files = Files.list(experiments)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of("none");
        }
    }

    /** Reads a file. */
    public static Experiment read(Path file) {
        try {
            if (Files.size(file) > MAX_CHARACTERS) {
                throw new BadInputException(file + " is larger than 1 MiB; an experiment file is not");
            }
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new BadInputException("the experiment file " + file + " does not exist", e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new BadInputException("cannot read the experiment file " + file + ": " + e.getMessage(), e);
        }
    }

    /** Parses the text of a file called {@code name}. */
    public static Experiment parse(String text, String name) {
        YamlSection root = new YamlSection(name, "", compose(text, name))
                .allow(
                        "name",
                        "title",
                        "question",
                        "dataset",
                        "split",
                        "matrix",
                        "training",
                        "evaluation",
                        "recommendations",
                        "published");
        Experiment.Training training = training(root.section("training"));
        YamlSection evaluation = root.section("evaluation").allow("clip", "ranking", "relevance");
        if (!root.has("matrix")) {
            throw root.error("matrix", "the key 'matrix' is missing");
        }
        String experimentName = root.text("name");
        if (!experimentName.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw root.error(
                    "name",
                    "'name' is '" + experimentName
                            + "'; expected at most 64 letters, digits, '.', '_' or '-', as it names folders");
        }
        Split split = split(root.section("split"));
        List<Experiment.Block> matrix = root.sections("matrix").stream()
                .map(block -> block(block, training))
                .toList();
        checkSearch(root, matrix, split);
        checkFeatures(root, matrix);
        return new Experiment(
                experimentName,
                root.text("title", experimentName),
                root.text("question", ""),
                dataSource(root.section("dataset")),
                split,
                matrix,
                training,
                evaluation.flag("clip", true),
                new Experiment.Ranking(
                        evaluation.flag("ranking", true), evaluation.number("relevance", Double.NaN, -1e6, 1e6)),
                people(root.section("recommendations")),
                root.sections("published").stream()
                        .map(ExperimentFile::published)
                        .toList(),
                text);
    }

    private static Node compose(String text, String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new BadInputException(name + " is empty; expected an experiment");
            }
            return node;
        } catch (MarkedYAMLException e) {
            String where = e.getProblemMark() == null
                    ? ""
                    : ":" + (e.getProblemMark().getLine() + 1) + ":"
                            + (e.getProblemMark().getColumn() + 1);
            throw new BadInputException(name + where + ": not YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new BadInputException(
                    name + ": not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static Experiment.DataSource dataSource(YamlSection section) {
        section.allow("name", "path", "format", "columns", "items", "ratings", "delimiter", "scale");
        YamlSection scale = section.section("scale").allow("min", "max");
        YamlSection columns = section.section("columns").allow(ROLES);
        String path = section.text("path", "");
        String name = section.text("name", fileName(section, path));
        if (name == null) {
            throw section.error("name", "'dataset' needs a 'name' or a 'path'");
        }
        double min = scale.number("min", Double.NaN, -1e6, 1e6);
        double max = scale.number("max", Double.NaN, -1e6, 1e6);
        if (Double.isNaN(min) != Double.isNaN(max) || max <= min) {
            throw section.error("scale", "'scale' needs 'min' and a larger 'max'");
        }
        Map<String, String> roles = new TreeMap<>();
        for (String role : ROLES) {
            if (columns.has(role)) {
                roles.put(role, columns.text(role));
            }
        }
        return new Experiment.DataSource(
                name,
                path,
                section.text("format", ""),
                roles,
                section.text("items", ""),
                section.text("ratings", ""),
                section.text("delimiter", ""),
                min,
                max);
    }

    /** The last name of a path, or null where it has none. */
    private static String fileName(YamlSection section, String path) {
        try {
            Path last = Path.of(path).getFileName();
            return last == null || path.isEmpty() ? null : last.toString();
        } catch (InvalidPathException e) {
            throw section.error("path", "'path' is '" + path + "', which cannot be a path: " + e.getReason());
        }
    }

    private static Split split(YamlSection section) {
        section.allow("strategy", "folds", "seed", "validation", "test", "train", "trainFraction", "pairs");
        String strategy = section.choice("strategy", "kfold", "kfold", "holdout", "temporal", "files", "numpy-holdout");
        boolean replicates = strategy.equals("numpy-holdout");
        double validation = section.number("validation", replicates ? 0 : 0.1, 0, 0.9);
        long seed = section.whole("seed", replicates ? 0 : 42);
        return switch (strategy) {
            case "kfold" -> new Split.KFold(section.integer("folds", 5, 2, 1000), validation, seed);
            case "holdout" -> new Split.HoldOut(section.number("test", 0.2, 1e-6, 0.99), validation, seed);
            case "temporal" -> new Split.Temporal(section.number("test", 0.2, 1e-6, 0.99), validation);
            case "numpy-holdout" ->
                new Split.NumpyHoldOut(section.number("trainFraction", 0.8, 0.01, 0.99), validation, seed);
            default -> new Split.GivenFiles(pairs(section), validation, seed);
        };
    }

    private static List<Split.FilePair> pairs(YamlSection section) {
        if (!section.has("pairs")) {
            return List.of(new Split.FilePair(section.text("train"), section.text("test")));
        }
        return section.sections("pairs").stream()
                .map(pair -> pair.allow("train", "test"))
                .map(pair -> new Split.FilePair(pair.text("train"), pair.text("test")))
                .toList();
    }

    private static Experiment.Training training(YamlSection section) {
        section.allow("sweeps", "biasLambda", "globalMean", "update", "tolerance", "burnIn");
        return new Experiment.Training(
                section.integer("sweeps", 20, 1, 100_000),
                section.number("biasLambda", 3, 0, 1e9),
                section.flag("globalMean", true),
                section.choice("update", "joint", UPDATES),
                section.number("tolerance", 0, 0, 1),
                section.integer("burnIn", -1, 0, 99_999));
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

    private static Experiment.People people(YamlSection section) {
        section.allow("users", "top", "people", "similar");
        List<Experiment.Persona> personas = new ArrayList<>();
        for (YamlSection person : section.sections("people")) {
            person.allow("name", "description", "rates");
            YamlSection rates = person.section("rates");
            List<Experiment.TitleRating> ratings = rates.keys().stream()
                    .map(title -> new Experiment.TitleRating(title, rates.number(title, 0, -1e6, 1e6)))
                    .toList();
            if (ratings.isEmpty()) {
                throw person.error("rates", "'rates' of " + person.text("name") + " is empty; name at least one title");
            }
            personas.add(new Experiment.Persona(person.text("name"), person.text("description", ""), ratings));
        }
        return new Experiment.People(
                section.integer("users", 4, 0, 100),
                section.integer("top", 10, 1, 100),
                personas,
                section.texts("similar"));
    }

    /** The value of a condition on an axis, checked as the axis is; truth values are {@code true} or {@code false}. */
    private static String condition(YamlSection where, String key) {
        switch (key.replace("_", "").toLowerCase(Locale.ROOT)) {
            case "model" -> where.choice(key, "", MODELS);
            case "weighting" -> where.choice(key, "", WEIGHTINGS);
            case "update" -> where.choice(key, "", UPDATES);
            case "bias", "globalmean" -> {
                return Boolean.toString(where.flag(key, false));
            }
            case "lambda", "biaslambda", "damping" -> where.number(key, 0, 0, 1e12);
            default -> where.integer(key, 0, 0, Integer.MAX_VALUE);
        }
        return where.text(key);
    }

    private static Experiment.Published published(YamlSection section) {
        section.allow(
                "source",
                "protocol",
                "dataset",
                "where",
                "sweep",
                "tolerance",
                "loss_tolerance",
                METRICS[0],
                METRICS[1],
                METRICS[2],
                METRICS[3]);
        YamlSection where = section.section("where").allow(CONDITIONS);
        Map<String, String> conditions = new TreeMap<>();
        where.keys().forEach(key -> conditions.put(key, condition(where, key)));
        Map<String, Double> metrics = new java.util.LinkedHashMap<>();
        for (String metric : METRICS) {
            if (section.has(metric)) {
                metrics.put(metric, section.number(metric, 0, 0, 1e300));
            }
        }
        if (metrics.isEmpty()) {
            throw section.error("source", "a published row needs one of " + String.join(", ", METRICS));
        }
        return new Experiment.Published(
                section.text("source"),
                section.text("protocol", ""),
                section.text("dataset", ""),
                conditions,
                section.integer("sweep", 0, 0, 100_000),
                metrics,
                section.number("tolerance", 0.0001, 0, 1e9),
                section.number("loss_tolerance", 0.01, 0, 1e300));
    }
}
