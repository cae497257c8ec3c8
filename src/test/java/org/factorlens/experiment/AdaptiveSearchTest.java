package org.factorlens.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorlens.ratings.BadInputException;
import org.factorlens.results.CellResult;
import org.factorlens.results.ResultTable;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches over made-up validation scores whose best place is known, and one over real ratings. */
class AdaptiveSearchTest {
    private static final String TWO_FOLDS = "{folds: 2, validation: 0.1}";

    @TempDir
    Path directory;

    /** Lambdas and k in the order in which a search adds them until it ends. */
    private static Plan searched(String matrix, ToDoubleFunction<Cell> validation) {
        Plan plan = Outcomes.plan(TWO_FOLDS, matrix);
        for (int round = 0; round < 100; round++) {
            // Test scores say the opposite: they must have no say.
            List<Plan.Addition> more = new AdaptiveSearch(plan)
                    .next(Outcomes.of(
                            plan,
                            validation,
                            cell -> Double.isNaN(validation.applyAsDouble(cell))
                                    ? Double.NaN
                                    : 9 - validation.applyAsDouble(cell)));
            if (more.isEmpty()) {
                return plan;
            }
            plan = plan.with(more);
        }
        throw new AssertionError("the search does not end");
    }

    private static List<Double> lambdas(Plan plan) {
        return plan.configurations().stream().map(Configuration::lambda).toList();
    }

    /** Smooth in the logarithms of both, best at the values given. */
    private static ToDoubleFunction<Cell> bowl(double bestK, double bestLambda) {
        return cell -> 1
                + Math.pow(Math.log(cell.configuration().lambda() / bestLambda), 2) / 100
                + Math.pow(Math.log(cell.configuration().k() / bestK), 2) / 100;
    }

    @Test
    void lambda_bestBetweenFirstValues_isHalvedUntilItIsFine() {
        assertThat(lambdas(searched("{k: [5], lambda: auto}", bowl(5, 7))))
                .startsWith(1.0, 4.0, 16.0, 2.0, 8.0)
                .contains(6.8)
                .hasSizeLessThan(AdaptiveSearch.BUDGET);
    }

    @Test
    void lambda_bestBeyondTheEdge_isFollowedThere() {
        List<Double> low = lambdas(searched("{k: [5], lambda: auto}", bowl(5, 0.01)));
        assertThat(low).anyMatch(lambda -> lambda > 0.008 && lambda < 0.0125);
        List<Double> high = lambdas(searched("{k: [5], lambda: auto, weighting: weighted}", bowl(5, 3)));
        assertThat(high).startsWith(0.01, 0.04, 0.16, 0.64).anyMatch(lambda -> lambda > 2.4 && lambda < 3.75);
    }

    @Test
    void both_bestFarFromTheFirst_areFoundWithinTheBudget() {
        Plan plan = searched("{k: auto, lambda: auto}", bowl(40, 20));
        assertThat(plan.configurations()).hasSizeLessThanOrEqualTo(AdaptiveSearch.BUDGET);
        assertThat(plan.configurations())
                .anyMatch(c -> c.k() >= 32 && c.k() <= 50 && c.lambda() >= 16 && c.lambda() <= 25);
    }

    @Test
    void k_scoresThatOnlyFall_endAtTheLargest() {
        Plan plan = searched(
                "{k: auto, lambda: [3]}", cell -> 1.0 / cell.configuration().k());
        assertThat(plan.configurations().stream().mapToInt(Configuration::k).max())
                .hasValue(AdaptiveSearch.LARGEST_K);
    }

    /** Validation falls with k by less than anybody could use: the budget is not spent there. */
    @Test
    void k_gainsThatAreNothing_areNotFollowed() {
        ToDoubleFunction<Cell> flat = cell -> 1 - 1e-6 * cell.configuration().k();
        Plan plan = searched("{k: auto, lambda: [3]}", flat);
        assertThat(plan.configurations().stream().mapToInt(Configuration::k).max())
                .hasValue(16);
        assertThat(plan.configurations()).hasSizeLessThan(6);

        Plan both = searched("{k: auto, lambda: auto}", cell -> {
            double lambda = Math.pow(Math.log(cell.configuration().lambda() / 6), 2) / 100;
            return lambda + flat.applyAsDouble(cell);
        });
        assertThat(both.configurations())
                .noneMatch(c -> c.k() > 16)
                .anyMatch(c -> c.lambda() > 5 && c.lambda() < 7)
                .hasSizeLessThan(AdaptiveSearch.BUDGET);
    }

    @Test
    void k_steepThenFlat_endsWhereItTurnsFlat() {
        Plan plan = searched(
                "{k: auto, lambda: [3]}",
                cell -> Math.max(0.8, 1 - 0.01 * cell.configuration().k())
                        - 1e-6 * cell.configuration().k());
        assertThat(plan.configurations())
                .hasSizeLessThan(10)
                .anyMatch(c -> c.k() >= 20 && c.k() <= 25)
                .extracting(Configuration::k)
                .doesNotContain(45, 91, 108);
    }

    @Test
    void otherSettings_areSearchedApart() {
        Plan plan = searched(
                "{k: [5], lambda: auto, bias: [true, false]}",
                cell -> bowl(5, cell.configuration().bias() ? 1 : 60).applyAsDouble(cell));
        assertThat(plan.configurations()).noneMatch(c -> c.bias() && c.lambda() > 16);
        assertThat(plan.configurations()).anyMatch(c -> !c.bias() && c.lambda() > 50 && c.lambda() < 75);
    }

    @Test
    void cells_thatFail_areNeitherFollowedNorTriedAgain() {
        Plan plan = searched(
                "{k: [5], lambda: auto}",
                cell -> cell.configuration().lambda() < 4
                        ? Double.NaN
                        : bowl(5, 2).applyAsDouble(cell));
        assertThat(lambdas(plan))
                .contains(1.0, 2.0, 4.0)
                .doesNotHaveDuplicates()
                .allMatch(l -> l >= 1);
    }

    @Test
    void grid_givenAsAGrid_staysAsItIs() {
        assertThat(searched("{k: [5, 10], lambda: [1, 2]}", bowl(50, 50)).configurations())
                .hasSize(4);
    }

    @Test
    void file_whatCannotBeSearched_isRefused() {
        assertThatThrownBy(() -> Outcomes.plan("{folds: 2, validation: 0}", "{k: auto}"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("validation part");
        assertThatThrownBy(() -> Outcomes.plan(TWO_FOLDS, "{model: [als, item-mean], k: auto}"))
                .hasMessageContaining("model als only");
        assertThatThrownBy(() -> Outcomes.plan(TWO_FOLDS, "{lambda: auto, weighting: [plain, weighted]}"))
                .hasMessageContaining("one weighting");
    }

    @Test
    void run_keepsEveryCellItTried_theSameAtAnyNumberOfThreads() {
        String yaml = """
                split: {strategy: kfold, folds: 2, seed: 1, validation: 0.2}
                matrix:
                  - model: [item-mean]
                  - {k: [2], lambda: auto, sweeps: 4}
                recommendations: {users: 1, top: 3}
                """;
        Path data = TinyRun.sample(directory.resolve("data"));
        TinyRun run = TinyRun.of(data, directory.resolve("one"), 1, yaml);
        List<CellResult> cells = run.store().read(ResultTable.CELLS);
        List<Summary> summary = run.store().read(ResultTable.SUMMARY);

        assertThat(summary).hasSizeGreaterThan(1 + AdaptiveSearch.PLAIN_LAMBDA.size());
        assertThat(cells).hasSize(2 * summary.size()).allMatch(CellResult::ok);
        // The chosen lambda is the best of those tried by validation, and lies inside them.
        Summary chosen = summary.stream().filter(Summary::selected).findFirst().orElseThrow();
        assertThat(summary).allMatch(row -> row.validationRmseMean() >= chosen.validationRmseMean());
        assertThat(summary).anyMatch(row -> row.lambda() > chosen.lambda());
        assertThat(TinyRun.of(data, directory.resolve("two"), 2, yaml).files()).isEqualTo(run.files());

        Plan again = run.plan().withSearched(cells);
        List<String> ids = new ArrayList<>(again.cells().stream().map(Cell::id).toList());
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        cells.stream().map(CellResult::cell).toList());
        CellResult last = cells.get(cells.size() - 1);
        assertThat(ExperimentRunner.runOne(again, run.dataset(), again.cell(last.cell()), 1)
                        .result()
                        .digest())
                .isEqualTo(last.digest());
    }
}
