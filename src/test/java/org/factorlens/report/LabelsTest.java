package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.factorlens.results.Summary;
import org.junit.jupiter.api.Test;

/** Names of configurations as pages show them. */
class LabelsTest extends FindingsCase {
    private static final String FILES = "bias only, λ = 3, catalogue-raters features, 60 sweeps";

    @Test
    void shown_biasOnly_saysWhosePenaltyItIsOrLeavesItOut() {
        List<Summary> one = fixture.summary;
        assertThat(new Labels(one).shown(FILES)).isEqualTo("bias only, catalogue + raters features, 60 sweeps");

        fixture.add("als-k2-l5-b6", "k = 2, λ = 5, bias λ = 6", 2, 5, true, "als");
        one.replaceAll(row -> row.configuration().endsWith("bias λ = 6") ? Changed.with(row, "biasLambda", 6.0) : row);
        Labels two = new Labels(one);
        String shown = two.shown(FILES);
        assertThat(shown).isEqualTo("bias only, bias λ = 3, catalogue + raters features, 60 sweeps");
        assertThat(two.shown(shown)).isEqualTo(shown);
        assertThat(two.shown("k = 2, λ = 5, bias λ = 6")).isEqualTo("k = 2, λ = 5, bias λ = 6");
    }

    @Test
    void features_ofAShownName_areReadBack() {
        assertThat(ComparedSettings.features(new Labels(List.of()).shown(FILES)))
                .isEqualTo("catalogue + raters");
        assertThat(ComparedSettings.features("k = 2, λ = 5, raters features")).isEqualTo("raters");
        assertThat(ComparedSettings.features("k = 2, λ = 5")).isEqualTo("none");
    }
}
