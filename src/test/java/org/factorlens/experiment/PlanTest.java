package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.factorlens.training.Update;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static Plan plan(String matrix, String... more) {
        String text = "name: a\ndataset: {name: d}\nmatrix: " + matrix + "\n" + String.join("\n", more);
        return new Plan(ExperimentFile.parse(text, "a.yaml"));
    }

    private static List<String> ids(Plan plan) {
        return plan.cells().stream().map(Cell::id).toList();
    }

    private static final String TWO_FOLDS = "split: {folds: 2}";
    private static final String ONE = "split: {strategy: holdout}";

    @Test
    void cells_crossProduct_standInMatrixOrderFoldFastest() {
        assertThat(ids(plan("{k: [2, 1], lambda: [5, 0.5], seed: [1, 2]}", TWO_FOLDS)))
                .containsExactly(
                        "als-k2-l5-b3-s1-f0",
                        "als-k2-l5-b3-s1-f1",
                        "als-k2-l5-b3-s2-f0",
                        "als-k2-l5-b3-s2-f1",
                        "als-k2-l0.5-b3-s1-f0",
                        "als-k2-l0.5-b3-s1-f1",
                        "als-k2-l0.5-b3-s2-f0",
                        "als-k2-l0.5-b3-s2-f1",
                        "als-k1-l5-b3-s1-f0",
                        "als-k1-l5-b3-s1-f1",
                        "als-k1-l5-b3-s2-f0",
                        "als-k1-l5-b3-s2-f1",
                        "als-k1-l0.5-b3-s1-f0",
                        "als-k1-l0.5-b3-s1-f1",
                        "als-k1-l0.5-b3-s2-f0",
                        "als-k1-l0.5-b3-s2-f1");
    }

    @Test
    void cells_everyAxis_haveUniqueFileSafeIds() {
        Plan plan = plan(
                "{k: [0, 1], lambda: [0, 1e-9, 1000000000], weighting: [plain, weighted], bias: [true, false],"
                        + " bias_lambda: [0, 0.25], update: [joint, alternating], global_mean: [true, false],"
                        + " sweeps: [1, 2], seed: [0, 2147483647]}",
                ONE);
        List<String> ids = ids(plan);
        assertThat(ids).hasSize(2 * 3 * 2 * (2 + 1) * 2 * 2 * 2 * 2).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.matches("[a-z0-9][a-z0-9.-]{1,80}"));
        assertThat(plan.configurations()).hasSize(ids.size() / 2);
        assertThat(plan.seeds()).isEqualTo(2);
        for (Cell cell : plan.cells()) {
            assertThat(plan.cell(cell.id())).isSameAs(cell);
        }
        assertThat(plan.cell("als-k9-l1-b3-s1-f0")).isNull();
    }

    @Test
    void cells_modelsWithoutAFit_collapseToOnePerFold() {
        Plan plan = plan(
                "{model: [global-mean, user-mean, item-mean], k: [1, 2], lambda: [1, 2], seed: [1, 2]}", TWO_FOLDS);
        assertThat(ids(plan))
                .containsExactly(
                        "global-mean-f0",
                        "global-mean-f1",
                        "user-mean-f0",
                        "user-mean-f1",
                        "item-mean-f0",
                        "item-mean-f1");
    }

    @Test
    void cells_withoutBias_collapseOverBiasLambda() {
        assertThat(ids(plan("{k: [3], bias: [false, true], bias_lambda: [1, 2]}", ONE)))
                .containsExactly("als-k3-l10-nob-s1-f0", "als-k3-l10-b1-s1-f0", "als-k3-l10-b2-s1-f0");
    }

    @Test
    void cells_namedByTwoBlocks_areRunOnceWhereTheyStandFirst() {
        Plan plan =
                plan("[{k: [1, 2]}, {k: [2, 3, 3]}, {model: [global-mean]}, {model: [global-mean, als], k: 1}]", ONE);
        assertThat(ids(plan))
                .containsExactly("als-k1-l10-b3-s1-f0", "als-k2-l10-b3-s1-f0", "als-k3-l10-b3-s1-f0", "global-mean-f0");
    }

    @Test
    void hyperparameters_eachAxis_reachTheTrainer() {
        Cell cell = plan(
                        "{k: 4, lambda: 0.5, weighting: weighted, bias_lambda: 2, update: alternating,"
                                + " global_mean: false, sweeps: 6, seed: 8}",
                        ONE,
                        "training: {tolerance: 0.01}")
                .cells()
                .get(0);
        var h = cell.hyperparameters();
        assertThat(List.of(h.k(), h.sweeps(), h.update(), h.globalMean(), h.seed(), h.tolerance()))
                .isEqualTo(List.of(4, 6, Update.ALTERNATING, false, 8L, 0.01));
        assertThat(h.regularization().rowLambda(10)).isEqualTo(5);
        assertThat(h.regularization().biasLambda()).isEqualTo(2);
        assertThat(cell.id()).isEqualTo("als-k4-wl0.5-b2-alt-mu0-s8-f0");
    }

    @Test
    void labels_withoutFactors_mergeOverAxesWithoutEffect() {
        Plan plan =
                plan("{k: [0, 1], lambda: [1, 2], weighting: [plain, weighted], update: [joint, alternating]}", ONE);
        assertThat(plan.configurations().stream()
                        .filter(c -> c.k() == 0)
                        .map(Configuration::label)
                        .distinct())
                .containsExactly("bias only, λ = 3");
        assertThat(plan.configurations().stream()
                        .filter(c -> c.k() == 1)
                        .map(Configuration::label)
                        .collect(Collectors.toSet()))
                .hasSize(8);
    }

    @Test
    void labels_eachKind_readAsPeopleSpeak() {
        Plan plan = plan(
                "[{model: [user-mean]}, {k: 0, bias: false}, {k: 0, bias: false, global_mean: false},"
                        + " {k: 0, global_mean: false, bias_lambda: 0.0001}, {k: 10, lambda: 0.05, weighting: weighted,"
                        + " bias: false}]",
                ONE);
        assertThat(plan.configurations().stream().map(Configuration::label))
                .containsExactly(
                        "user mean",
                        "global mean",
                        "zero",
                        "bias only, λ = 0.0001, μ = 0",
                        "k = 10, λ = 0.05·n, no bias");
    }

    @Test
    void axes_asUnderstood_areTextsInOrderOfFirstUse() {
        Plan plan =
                plan("[{model: [global-mean]}, {k: [10, 0], lambda: [2, 0.5], bias: [true, false], sweeps: [5]}]", ONE);
        assertThat(plan.axes().keySet())
                .containsExactly(
                        "model",
                        "k",
                        "lambda",
                        "weighting",
                        "bias",
                        "bias_lambda",
                        "update",
                        "global_mean",
                        "sweeps",
                        "seed",
                        "tolerance");
        assertThat(plan.axes()).containsEntry("model", List.of("global-mean", "als"));
        assertThat(plan.axes()).containsEntry("k", List.of("10", "0")).containsEntry("lambda", List.of("2", "0.5"));
        assertThat(plan.axes()).containsEntry("bias_lambda", List.of("3")).containsEntry("seed", List.of("1"));
    }

    @Test
    void itemKnn_neighboursShrinkageAndDamping_areTheAxesOfItsName() {
        Plan plan = Outcomes.plan(
                "{strategy: holdout}",
                "{model: [item-knn, popularity], k: [20, 40], lambda: [5], damping: [10], bias: [true, false], seed: [1, 2]}");
        assertThat(plan.cells())
                .extracting(Cell::id)
                .containsExactly("item-knn-k20-l5-d10-f0", "item-knn-k40-l5-d10-f0", "popularity-f0");
        assertThat(plan.configurations().get(0).label()).isEqualTo("item kNN, k = 20, shrinkage 5, damping 10");
        assertThat(plan.axes())
                .containsEntry("k", List.of())
                .containsEntry("lambda", List.of())
                .containsEntry("neighbours", List.of("20", "40"))
                .containsEntry("shrinkage", List.of("5"))
                .containsEntry("damping", List.of("10"));
    }

    @Test
    void axes_whatAllCellsShare_standsBehindThem() {
        Plan plan = Outcomes.plan(
                "{strategy: holdout}",
                "[{model: [als]}, {model: [gibbs], sweeps: [50]}]",
                "training: {tolerance: 0.001, burnIn: 10}");
        assertThat(plan.axes()).containsEntry("tolerance", List.of("0.001")).containsEntry("burn_in", List.of("10"));
    }

    @Test
    void damping_ofMeans_isAnAxisThatOtherModelsIgnore() {
        Plan plan = Outcomes.plan(
                "{strategy: holdout}",
                "{model: [global-mean, popularity, item-mean, user-item-mean], damping: [0, 5]}");
        assertThat(plan.cells())
                .extracting(Cell::id)
                .containsExactly(
                        "global-mean-f0",
                        "popularity-f0",
                        "item-mean-f0",
                        "item-mean-d5-f0",
                        "user-item-mean-f0",
                        "user-item-mean-d5-f0");
        assertThat(plan.configurations().get(3).label()).isEqualTo("item mean, damping 5");
        assertThat(plan.cells().get(3).hyperparameters().regularization().biasLambda())
                .isEqualTo(5);
        assertThat(plan.axes()).containsEntry("damping", List.of("0", "5"));
    }
}
