package org.factorlens.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReferenceSolverTest {
    @Test
    void solve_positiveDefinite_satisfiesTheSystem() {
        ReferenceSolver.Solution solution = new ReferenceSolver().solve(new double[] {4, 1, 1, 3}, new double[] {1, 2});
        assertThat(solution.positiveDefinite()).isTrue();
        assertThat(solution.x()).containsExactly(new double[] {1 / 11.0, 7 / 11.0}, Offset.offset(1e-14));
    }

    @Test
    void solve_singular_returnsLeastNormAndSaysSo() {
        ReferenceSolver.Solution solution = new ReferenceSolver().solve(new double[] {1, 1, 1, 1}, new double[] {2, 2});
        assertThat(solution.positiveDefinite()).isFalse();
        assertThat(solution.x()).containsExactly(new double[] {1, 1}, Offset.offset(1e-12));
    }

    @Test
    void solve_zeroMatrix_returnsZero() {
        assertThat(new ReferenceSolver().solve(new double[4], new double[2]).x())
                .containsExactly(0, 0);
    }
}
