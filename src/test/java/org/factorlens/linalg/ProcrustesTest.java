package org.factorlens.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProcrustesTest {
    @Test
    void rotation_ofTurnedPoints_turnsThemBack() {
        double angle = 0.7;
        double[] turn = {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)};
        SplittableRandom random = new SplittableRandom(1);
        double[] products = new double[4];
        for (int point = 0; point < 9; point++) {
            double[] y = {random.nextDouble() - 0.5, random.nextDouble()};
            double[] x = {turn[0] * y[0] + turn[1] * y[1], turn[2] * y[0] + turn[3] * y[1]};
            for (int i = 0; i < 4; i++) {
                products[i] += x[i / 2] * y[i % 2];
            }
        }
        assertThat(Procrustes.rotation(products)).containsExactly(turn, within(1e-12));
    }

    @Test
    void rotation_anyProducts_isOrthogonal() {
        SplittableRandom random = new SplittableRandom(2);
        double[] products = random.doubles(49).map(x -> x - 0.5).toArray();
        double[] o = Procrustes.rotation(products);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double sum = 0;
                for (int f = 0; f < 7; f++) {
                    sum += o[f * 7 + i] * o[f * 7 + j];
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
        assertThat(Procrustes.rotation(new double[0])).isEmpty();
    }
}
