package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of the models that learning curves show, and of those that they leave out. */
class CurveFiguresTest extends FindingsCase {
    @Test
    void curves_besideSampledModels_areSaidToBeOfAlsModels() {
        assertThat(new CurveFigures(results()).shown()).isEqualTo("Each k at its best setting by validation.");

        fixture.addSampled();
        assertThat(new CurveFigures(results()).shown())
                .startsWith("ALS models alone, each k at its best setting by validation.");
    }

    @Test
    void losses_ofDifferentPenalties_nameTheirConfigurationsAndAreNotCompared() {
        assertThat(loss().caption()).doesNotContain("heights");

        fixture.summary.replaceAll(row -> row.configuration().equals("k = 2, λ = 1, bias λ = 3")
                ? Changed.with(row, "validationRmseMean", 0.8)
                : row);
        FigureView loss = loss();
        assertThat(loss.caption())
                .contains("Lines have different penalties, so that their heights are not to be compared.");
        assertThat(loss.svg().toString()).contains("k = 2, λ = 1, bias, sweep 1: ");
    }

    private FigureView loss() {
        return new CurveFigures(results())
                .losses(new Figures(new MemoryOutput(), ""))
                .get(0);
    }
}
