package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class StandaloneTest {
    static List<ChartSpec> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void standalone_anyChart_needsNoStyleSheet(ChartSpec chart) {
        String file = Charts.render(chart).standalone();
        assertThat(file).doesNotContain("var(").contains("fill=\"#ffffff\"", "font-family=\"Inter, ");
        assertThat(SvgFile.parse(file).getAttribute("width")).matches("\\d+");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void standalone_anyChart_drawsItsTitleInLinesThatFit(ChartSpec chart) {
        SvgImage image = Charts.render(chart);
        List<Element> title = SvgFile.named(image.standalone(), "text").stream()
                .filter(text -> text.getAttribute("font-size").equals("18"))
                .toList();
        assertThat(String.join(" ", title.stream().map(Element::getTextContent).toList()))
                .isEqualTo(chart.title());
        assertThat(title).allMatch(line -> SvgFile.span(line)[1] <= image.width());
    }
}
