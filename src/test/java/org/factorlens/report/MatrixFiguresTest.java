package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the lines of the matrix are held to. */
class MatrixFiguresTest extends FindingsCase {
    private static final String FEATURES = ", catalogue features";

    @Test
    void references_ofEachFamily_areBiasTermsWithTheSameFeatures() {
        fixture.add("als-k0-l5-b3-catalogue", "bias only, λ = 3" + FEATURES, 0, 5, true, "als");
        for (int lambda : new int[] {1, 5}) {
            String label = "k = 2, λ = " + lambda + ", bias λ = 3" + FEATURES;
            fixture.add("als-k2-l" + lambda + "-b3-catalogue", label, 2, lambda, true, "als");
        }
        fixture.summary.replaceAll(row -> row.configuration().equals("bias only, λ = 3" + FEATURES)
                ? Changed.with(row, "testRmseMean", 0.88, "validationRmseMean", 0.88)
                : row);
        MatrixFigures matrix = new MatrixFigures(results());

        Figures figures = new Figures(new MemoryOutput(), "");
        assertThat(matrix.byK(figures).svg().toString())
                .contains("bias terms alone 0.9000")
                .doesNotContain("bias terms alone with");
        List<String> drawn = matrix.byLambda(figures).stream()
                .map(figure -> figure.svg().toString())
                .toList();
        assertThat(drawn.get(0)).contains("bias terms alone 0.9000");
        assertThat(drawn).last().asString().contains("bias terms alone with catalogue features 0.8800");
    }
}
