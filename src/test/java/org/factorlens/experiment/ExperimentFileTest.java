package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.factorlens.split.Split;
import org.factorlens.training.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
    private static final String SMALLEST = "name: a\ndataset: {name: d}\nmatrix: {}\n";

    private static final String EVERYTHING = """
            name: all-keys_1.0
            title: Every key
            question: Is it read?
            dataset:
              name: mine
              path: some/folder
              format: csv
              columns: {user: who, item: what, rating: stars, timestamp: when}
              items: films.csv
              ratings: stars.csv
              delimiter: ";"
              scale: {min: 1, max: 10}
            split: {strategy: kfold, folds: 3, seed: 7, validation: 0.25}
            matrix:
              - model: [global-mean, als]
                k: [0, 5]
                lambda: [0.5, 1e1]
                weighting: [plain, weighted]
                bias: [true, no]
                bias_lambda: [2, 4]
                update: [joint, alternating]
                global_mean: [true, false]
                sweeps: [3, 4]
                seed: [1, 2]
              - k: 7
            training: {sweeps: 9, biasLambda: 2.5, globalMean: false, update: alternating, tolerance: 0.001}
            evaluation: {clip: false}
            recommendations:
              users: 2
              top: 5
              people:
                - name: Somebody
                  description: Likes films.
                  rates: {"Heat": 5, "Alien: Special Edition": 1.5}
              similar: [Heat, Alien]
            published:
              - source: a paper
                protocol: as printed
                dataset: mine
                where: {k: 5, bias_lambda: 2}
                sweep: 3
                train_rmse: 0.7
                test_rmse: 0.8
                train_loss: 100
                test_loss: 50
                tolerance: 0.01
                loss_tolerance: 0.5
            """;

    @Test
    void parse_everyKey_isUnderstood() {
        Experiment all = ExperimentFile.parse(EVERYTHING, "all.yaml");
        assertThat(all.name()).isEqualTo("all-keys_1.0");
        assertThat(all.title()).isEqualTo("Every key");
        assertThat(all.question()).isEqualTo("Is it read?");
        assertThat(all.dataset())
                .isEqualTo(new Experiment.DataSource(
                        "mine",
                        "some/folder",
                        "csv",
                        Map.of("user", "who", "item", "what", "rating", "stars", "timestamp", "when"),
                        "films.csv",
                        "stars.csv",
                        ";",
                        1,
                        10));
        assertThat(all.split()).isEqualTo(new Split.KFold(3, 0.25, 7));
        assertThat(all.training()).isEqualTo(new Experiment.Training(9, 2.5, false, "alternating", 0.001, -1));
        assertThat(all.clip()).isFalse();
        assertThat(all.recommendations())
                .isEqualTo(new Experiment.People(
                        2,
                        5,
                        List.of(new Experiment.Persona(
                                "Somebody",
                                "Likes films.",
                                List.of(
                                        new Experiment.TitleRating("Heat", 5, "all.yaml:34:23"),
                                        new Experiment.TitleRating("Alien: Special Edition", 1.5, "all.yaml:34:52")))),
                        List.of("Heat", "Alien")));
        assertThat(all.published())
                .containsExactly(new Experiment.Published(
                        "a paper",
                        "as printed",
                        "mine",
                        Map.of("k", "5", "bias_lambda", "2"),
                        3,
                        Map.of("train_rmse", 0.7, "test_rmse", 0.8, "train_loss", 100.0, "test_loss", 50.0),
                        0.01,
                        0.5));
        assertThat(all.text()).isEqualTo(EVERYTHING);
    }

    @Test
    void parse_listOfBlocks_keepsTheirAxesInFileOrder() {
        List<Experiment.Block> blocks =
                ExperimentFile.parse(EVERYTHING, "all.yaml").matrix();
        assertThat(blocks)
                .containsExactly(
                        new Experiment.Block(
                                List.of(Algorithm.GLOBAL_MEAN, Algorithm.ALS),
                                List.of(0, 5),
                                List.of(0.5, 10.0),
                                List.of("plain", "weighted"),
                                List.of(true, false),
                                List.of(2.0, 4.0),
                                List.of(0.0),
                                List.of("joint", "alternating"),
                                List.of(true, false),
                                List.of(3, 4),
                                List.of("none"),
                                List.of(1L, 2L),
                                false,
                                false),
                        new Experiment.Block(
                                List.of(Algorithm.ALS),
                                List.of(7),
                                List.of(10.0),
                                List.of("plain"),
                                List.of(true),
                                List.of(2.5),
                                List.of(0.0),
                                List.of("alternating"),
                                List.of(false),
                                List.of(9),
                                List.of("none"),
                                List.of(1L),
                                false,
                                false));
    }

    @Test
    void parse_absentKeys_haveTheirDefaults() {
        Experiment least = ExperimentFile.parse(SMALLEST, "a.yaml");
        assertThat(least.title()).isEqualTo("a");
        assertThat(least.question()).isEmpty();
        assertThat(least.split()).isEqualTo(new Split.KFold(5, 0.1, 42));
        assertThat(least.training()).isEqualTo(new Experiment.Training(20, 3, true, "joint", 0, -1));
        assertThat(least.clip()).isTrue();
        assertThat(least.recommendations()).isEqualTo(new Experiment.People(4, 10, List.of(), List.of()));
        assertThat(least.published()).isEmpty();
        assertThat(least.dataset().path()).isEmpty();
        assertThat(least.dataset().scaleMin()).isNaN();
        assertThat(least.matrix()).hasSize(1);
        assertThat(least.matrix().get(0).k()).containsExactly(10);
    }

    @Test
    void parse_pathWithoutName_isNamedAfterTheFolder() {
        Experiment mine = ExperimentFile.parse("name: a\ndataset: {path: some/folder}\nmatrix: {}\n", "a.yaml");
        assertThat(mine.dataset().name()).isEqualTo("folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training: {biasLambda: 7, globalMean: false}",
                "training: {bias_lambda: 7, global_mean: false}",
                "training: {biaslambda: 7.0, GLOBAL_MEAN: off}"
            })
    void parse_camelOrSnakeCase_isTheSame(String line) {
        assertThat(ExperimentFile.parse(SMALLEST + line, "a.yaml").training())
                .isEqualTo(new Experiment.Training(20, 7, false, "joint", 0, -1));
    }

    @Test
    void parse_otherSpellingsInColumnsAndWhere_areTheSame() {
        Experiment other = ExperimentFile.parse(
                "name: a\ndataset: {name: d, columns: {User: u, item: i, rating: r, time_stamp: t}}\nmatrix: {}\n",
                "a.yaml");
        assertThat(other.dataset().columns())
                .isEqualTo(Map.of("user", "u", "item", "i", "rating", "r", "timestamp", "t"));
    }

    @Test
    void parse_eachSplit_isUnderstood() {
        assertThat(split("{strategy: holdout, test: 0.3, seed: 5, validation: 0}"))
                .isEqualTo(new Split.HoldOut(0.3, 0, 5));
        assertThat(split("{strategy: holdout}")).isEqualTo(new Split.HoldOut(0.2, 0.1, 42));
        assertThat(split("{strategy: temporal, test: 0.1}")).isEqualTo(new Split.Temporal(0.1, 0.1));
        assertThat(split("{strategy: numpy-holdout}")).isEqualTo(new Split.NumpyHoldOut(0.8, 0, 0));
        assertThat(split("{strategy: numpy-holdout, train_fraction: 0.7, seed: 3, validation: 0.2}"))
                .isEqualTo(new Split.NumpyHoldOut(0.7, 0.2, 3));
        assertThat(split("{strategy: files, train: u1.base, test: u1.test}"))
                .isEqualTo(new Split.GivenFiles(List.of(new Split.FilePair("u1.base", "u1.test")), 0.1, 42));
        assertThat(split("{strategy: files, pairs: [{train: a, test: b}, {train: c, test: d}], validation: 0}"))
                .isEqualTo(new Split.GivenFiles(
                        List.of(new Split.FilePair("a", "b"), new Split.FilePair("c", "d")), 0, 42));
    }

    private static Split split(String text) {
        return ExperimentFile.parse(SMALLEST + "split: " + text, "a.yaml").split();
    }

    @Test
    void onDataset_another_isNamedAfterBoth() {
        Experiment least = ExperimentFile.parse(SMALLEST, "a.yaml");
        assertThat(least.onDataset("other").name()).isEqualTo("a-other");
        assertThat(least.onDataset("other").dataset().name()).isEqualTo("other");
        assertThat(least.onDataset("d")).isSameAs(least);
    }

    /** What ships with the project is read, planned, and named like its file. */
    @ParameterizedTest
    @ValueSource(strings = {"sample", "ml-latest-small", "ml-25m", "replication", "protocol-random", "protocol-time"})
    void read_shippedExperiment_hasAPlan(String name) throws IOException {
        Path file = ExperimentFile.find(name, Path.of("data", "experiments"));
        Experiment experiment = ExperimentFile.read(file);
        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.text()).isEqualTo(Files.readString(file));
        assertThat(new Plan(experiment).cells()).isNotEmpty();
    }

    @Test
    void evaluation_ofLists_isOnUnlessSwitchedOff() {
        String start = "name: a\ndataset: {name: d}\nsplit: {}\nmatrix: {}\n";
        assertThat(ExperimentFile.parse(start, "a.yaml").ranking().on()).isTrue();
        assertThat(ExperimentFile.parse(start, "a.yaml").ranking().relevance()).isNaN();
        assertThat(ExperimentFile.parse(start + "evaluation: {ranking: false, relevance: 3.5}", "a.yaml")
                        .ranking())
                .isEqualTo(new Experiment.Ranking(false, 3.5));
    }
}
