package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageChecksTest {
    private static final String FAULT = "figure without caption or table: f";

    @Test
    void faults_ofAFigureWithoutCaptionOutsideASection_areNamed() {
        assertThat(PageChecks.faults(
                        "<main id=main><div class=figure id=f><details><table></table></details></div></main>"))
                .contains(FAULT);
    }

    @Test
    void faults_ofAFigureWithoutCaptionInASectionThatReadsAll_areNone() {
        assertThat(PageChecks.faults(
                        "<section><p class=reading>All.</p><div class=figures><div class=figure id=f><details>"
                                + "<table></table></details></div></div></section>"))
                .doesNotContain(FAULT);
    }
}
