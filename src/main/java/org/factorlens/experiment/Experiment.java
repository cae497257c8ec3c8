package org.factorlens.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.factorlens.ratings.Dataset;
import org.factorlens.split.Fold;
import org.factorlens.split.Split;
import org.factorlens.training.Algorithm;

/**
 * An experiment file as it was understood.
 *
 * @param name short name; results and site folders are called so
 * @param title title for people
 * @param question what the experiment asks, or empty
 * @param dataset the data
 * @param split how ratings are divided
 * @param matrix blocks, each a cross product of its axes
 * @param training settings that are not axes
 * @param clip whether RMSE and MAE are of predictions clipped to the rating scale
 * @param ranking whether and how recommendation lists are scored
 * @param recommendations whom to recommend to
 * @param published rows to hold the results to
 * @param text the file
 * @param places where in the file stands what only the data can show to be wrong
 */
public record Experiment(
        String name,
        String title,
        String question,
        DataSource dataset,
        Split split,
        List<Block> matrix,
        Training training,
        boolean clip,
        Ranking ranking,
        People recommendations,
        List<Published> published,
        String text,
        Places places) {
    /** Copies the lists. */
    public Experiment {
        matrix = List.copyOf(matrix);
        published = List.copyOf(published);
    }

    /** Number of ratings in {@code dataset}, each counted once where given files hold it in several pairs. */
    public int size(Dataset dataset) {
        return split.size(dataset.ratings());
    }

    /** Fold {@code number} of {@code data}. */
    Fold fold(Dataset data, int number) {
        return split.fold(data.ratings(), number);
    }

    /** Paths of the files of item features that the matrix names, each once. */
    List<String> featureFiles() {
        return matrix.stream()
                .flatMap(block -> block.features().stream())
                .flatMap(FeatureAxis::file)
                .distinct()
                .toList();
    }

    /** The same on the data set called {@code other}, under the name {@code NAME-DATASET}. */
    public Experiment onDataset(String other) {
        return other.equals(dataset.name()) ? this : on(DataSource.named(other, ""), name + "-" + other);
    }

    /** The same on the ratings in {@code path}, a file or a folder, under the name of that file or folder. */
    public Experiment onRatings(Path path) {
        String fileName = path.toAbsolutePath().normalize().getFileName().toString();
        String data = fileName.replaceFirst("\\.[A-Za-z]{1,4}$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
        return on(DataSource.named(data, path.toString()), data);
    }

    /** The same under another name. */
    public Experiment named(String newName) {
        return on(dataset, newName);
    }

    private Experiment on(DataSource source, String newName) {
        return new Experiment(
                newName,
                title,
                question,
                source,
                split,
                matrix,
                training,
                clip,
                ranking,
                recommendations,
                published,
                text,
                source == dataset ? places : new Places("", places.split(), places.relevance(), places.features()));
    }

    /**
     * Places in the experiment file as {@code file:line:column}.
     *
     * @param dataset of the section that names the data; empty where the command line does
     * @param split of the section {@code split}
     * @param relevance of the value of {@code relevance}
     * @param features of the values of {@code features}, by the path of each file named there
     */
    public record Places(String dataset, String split, String relevance, Map<String, String> features) {
        /** Copies the map. */
        public Places {
            features = Map.copyOf(features);
        }
    }

    /**
     * Where ratings come from.
     *
     * @param name name of the data set
     * @param path folder of the data, or empty: looked up by name
     * @param format name of the files' layout, or empty: recognized
     * @param columns columns by role ({@code user}, {@code item}, {@code rating}, {@code timestamp}); empty for known layouts
     * @param items catalogue file for the layout {@code csv}, or empty
     * @param ratings ratings file for the layout {@code csv}, or empty
     * @param delimiter field delimiter for the layout {@code csv}, or empty
     * @param scaleMin declared lowest rating, or NaN
     * @param scaleMax declared highest rating, or NaN
     */
    public record DataSource(
            String name,
            String path,
            String format,
            Map<String, String> columns,
            String items,
            String ratings,
            String delimiter,
            double scaleMin,
            double scaleMax) {
        /** A data set of which everything is told from its files; an empty path looks it up by name. */
        static DataSource named(String name, String path) {
            return new DataSource(name, path, "", Map.of(), "", "", "", Double.NaN, Double.NaN);
        }
    }

    /**
     * The values of each axis in file order.
     *
     * @param autoK whether k are the first values of a search ({@link AdaptiveSearch}) and not all there are
     * @param autoLambda the same of lambda
     */
    public record Block(
            List<Algorithm> model,
            List<Integer> k,
            List<Double> lambda,
            List<String> weighting,
            List<Boolean> bias,
            List<Double> biasLambda,
            List<Double> damping,
            List<String> update,
            List<Boolean> globalMean,
            List<Integer> sweeps,
            List<String> features,
            List<Long> seed,
            boolean autoK,
            boolean autoLambda) {
        /** The values of every axis. */
        List<List<?>> axes() {
            return List.of(
                    model, k, lambda, weighting, bias, biasLambda, damping, update, globalMean, sweeps, features, seed);
        }
    }

    /**
     * Scoring of recommendation lists.
     *
     * @param on whether lists are made and scored
     * @param relevance lowest rating that counts as relevant, or NaN: decided by the scale
     */
    public record Ranking(boolean on, double relevance) {}

    /**
     * Settings that apply to every cell: see {@link org.factorlens.training.Hyperparameters}.
     *
     * @param burnIn sweeps of a chain that are not counted, or -1: a tenth of them
     */
    public record Training(
            int sweeps, double biasLambda, boolean globalMean, String update, double tolerance, int burnIn) {}

    /**
     * Whom to recommend to, and items whose neighbours are shown.
     *
     * @param users how many users of the data
     * @param top length of a list
     * @param personas made-up people
     * @param similar titles; empty for the best known items
     */
    public record People(int users, int top, List<Persona> personas, List<String> similar) {}

    /** A made-up person: ratings by title, or part of a title. */
    public record Persona(String name, String description, List<TitleRating> rates) {}

    /**
     * A rating of the best known item whose title holds the text.
     *
     * @param place where it stands in the experiment file
     */
    public record TitleRating(String title, double rating, String place) {}

    /**
     * Published numbers.
     *
     * @param source where
     * @param protocol split and settings in words
     * @param dataset data set they are about, or empty for any
     * @param where conditions on axes that the cell must meet, as text by axis name
     * @param sweep sweep they are about, or 0 for the last
     * @param metrics number by metric: train_rmse, test_rmse, train_loss, test_loss
     * @param tolerance largest difference of an RMSE that passes
     * @param lossTolerance largest difference of a loss that passes
     */
    public record Published(
            String source,
            String protocol,
            String dataset,
            Map<String, String> where,
            int sweep,
            Map<String, Double> metrics,
            double tolerance,
            double lossTolerance) {}
}
