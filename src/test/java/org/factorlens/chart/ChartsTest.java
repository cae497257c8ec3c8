package org.factorlens.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ChartsTest {
    private static final Pattern COLOUR = Pattern.compile("none|var\\(--chart-[a-z0-9-]+\\)");

    static List<ChartSpec> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_hasRoleNameAndDescription(ChartSpec chart) {
        Element svg = SvgFile.parse(Charts.render(chart).markup());
        assertThat(svg.getAttribute("role")).isIn("img", "group");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo(chart.id() + "-title");
        assertThat(SvgFile.first(svg, "title").getAttribute("id")).isEqualTo(chart.id() + "-title");
        assertThat(SvgFile.first(svg, "desc").getTextContent()).isNotBlank();
        assertThat(svg.getAttribute("viewBox")).matches("0 0 \\d+ \\d+");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_obeysAStrictContentPolicy(ChartSpec chart) {
        for (Element element : SvgFile.elements(Charts.render(chart).markup())) {
            assertThat(element.getAttribute("style")).isEmpty();
            assertThat(element.getAttribute("onclick")).isEmpty();
            assertThat(element.getTagName()).isNotIn("style", "script", "image", "foreignObject");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_takesEveryColourFromTheStyleSheet(ChartSpec chart) {
        for (Element element : SvgFile.elements(Charts.render(chart).markup())) {
            for (String attribute : List.of("fill", "stroke")) {
                assertThat(element.hasAttribute(attribute) ? element.getAttribute(attribute) : "none")
                        .matches(COLOUR);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_prefixesItsIds(ChartSpec chart) {
        Set<String> ids = new HashSet<>();
        for (Element element : SvgFile.elements(Charts.render(chart).markup())) {
            String id = element.getAttribute("id");
            assertThat(id.isEmpty() || id.startsWith(chart.id() + "-")).isTrue();
            assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_keepsItsTextsInside(ChartSpec chart) {
        SvgImage image = Charts.render(chart);
        for (Element text : SvgFile.named(image.markup(), "text")) {
            double[] span = SvgFile.span(text);
            assertThat(span[0]).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
            assertThat(span[1]).as(text.getTextContent()).isLessThanOrEqualTo(image.width());
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(10.0, (double) image.height());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void render_anyChart_writesNoTextOverAnother(ChartSpec chart) {
        List<Element> texts = SvgFile.named(Charts.render(chart).markup(), "text");
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                assertThat(SvgFile.overlap(texts.get(i), texts.get(j)))
                        .as(
                                "%s / %s",
                                texts.get(i).getTextContent(), texts.get(j).getTextContent())
                        .isFalse();
            }
        }
    }

    @Test
    void render_points_haveTheirHoverTexts() {
        assertThat(hovers(Samples.rmseByDimension())).hasSize(12).contains("biases on, k = 10: 0.8536");
        assertThat(hovers(Samples.map())).hasSize(360);
        assertThat(hovers(Samples.ratingHistogram())).hasSize(10).contains("4.0 stars: 26,818 ratings");
        assertThat(hovers(Samples.heatMap())).hasSize(30).contains("k = 10, λ = 5: 0.8536");
    }

    @Test
    void render_links_areOnPointsAndMakeAGroup() {
        SvgImage image = Charts.render(Samples.rmseByDimension());
        assertThat(SvgFile.named(image.markup(), "a"))
                .hasSize(12)
                .extracting(a -> a.getAttribute("href"))
                .contains("runs/k10.html");
        assertThat(SvgFile.parse(image.markup()).getAttribute("role")).isEqualTo("group");
    }

    /** A style sheet makes text in wide cells larger on a phone. */
    @Test
    void render_heatMap_saysWhereTextHasNoRoomToGrow() {
        List<String> columns =
                IntStream.rangeClosed(1, 12).mapToObj(String::valueOf).toList();
        List<HeatCell> cells = IntStream.range(0, 12)
                .mapToObj(column -> new HeatCell(0, column, 0.9, "0.900", "", null, false))
                .toList();
        HeatMapChart many =
                new HeatMapChart("heat", "t", "λ", columns, "k", List.of("2"), cells, 0.8, 1, "value", true);

        assertThat(Charts.render(many).markup()).contains("class=\"chart-cells tight\"");
        assertThat(Charts.render(Samples.heatMap()).markup()).contains("class=\"chart-cells\"");
    }

    @Test
    void render_hostileLabels_areText() {
        String markup = Charts.render(Samples.hostile()).markup();
        assertThat(markup).doesNotContain("<!--", "<script", "<img", "]]>", "\u0000");
        assertThat(SvgFile.first(SvgFile.parse(markup), "title").getTextContent())
                .isEqualTo(Samples.HOSTILE);
    }

    @Test
    void render_noData_saysSo() {
        LineChart chart = new LineChart("empty", "t", Axis.linear("x"), Axis.linear("y"), List.of(), List.of());
        BarChart bars = new BarChart("bars", "t", "", Axis.linear("y"), List.of(), false, List.of());
        HeatMapChart heat =
                new HeatMapChart("heat", "t", "c", List.of(), "r", List.of(), List.of(), 0, 1, "value", true);
        for (ChartSpec none : List.of(chart, bars, heat)) {
            assertThat(SvgFile.named(Charts.render(none).markup(), "text"))
                    .extracting(Element::getTextContent)
                    .containsExactly("No data");
        }
    }

    @Test
    void render_onlyPointsThatAreNoNumbers_saysNoData() {
        Series series = new Series("a", List.of(Point.of(1, Double.NaN, "x"), Point.of(Double.NaN, 1, "y")));
        LineChart chart = new LineChart("nan", "t", Axis.linear("x"), Axis.linear("y"), List.of(series), List.of());
        assertThat(Charts.render(chart).markup()).contains("No data");
    }

    @Test
    void render_missingPoints_areSkippedAndBreakTheLine() {
        String markup = Charts.render(Samples.withGaps()).markup();
        assertThat(hovers(Samples.withGaps())).hasSize(9).doesNotContain("x = 3");
        assertThat(markup)
                .containsPattern("d=\"M[^M\"]*M[^M\"]*M[^M\"]*\" fill=\"none\" stroke=\"var\\(--chart-1\\)\"");
    }

    @Test
    void render_valuesNotAboveZeroOnALogAxis_areSkipped() {
        Series series =
                new Series("a", List.of(Point.of(0, 1, "zero"), Point.of(1, 1, "one"), Point.of(-1, 1, "minus")));
        LineChart chart = new LineChart("log", "t", Axis.log("x"), Axis.linear("y"), List.of(series), List.of());
        assertThat(hovers(chart)).containsExactly("one");
    }

    /** λ = 0 on a logarithmic axis: neither the point nor its interval is drawn. */
    @Test
    void render_intervalOfAPointWithoutAPlaceOnALogAxis_isSkippedToo() {
        Series series = new Series(
                "a", List.of(new Point(0, 1, 0.9, 1.1, "zero", null), new Point(1, 1, 0.9, 1.1, "one", null)));
        LineChart chart = new LineChart("log", "t", Axis.log("x"), Axis.linear("y"), List.of(series), List.of());
        assertThat(hovers(chart)).containsExactly("one");
        assertThat(Charts.render(chart).markup()).doesNotContain("NaN");
    }

    @Test
    void render_singlePoint_standsInTheMiddle() {
        Element circle = SvgFile.named(Charts.render(Samples.single()).markup(), "circle")
                .get(0);
        assertThat(Double.parseDouble(circle.getAttribute("cx"))).isBetween(250.0, 330.0);
    }

    @Test
    void render_thirtySeries_namesEachInTheLegend() {
        assertThat(SvgFile.named(Charts.render(Samples.manySeries()).markup(), "text"))
                .extracting(Element::getTextContent)
                .contains("series 0", "series 29");
    }

    @Test
    void render_bars_startAtZero() {
        Element last = SvgFile.named(Charts.render(Samples.ratingHistogram()).markup(), "rect")
                .get(9);
        Element first = SvgFile.named(Charts.render(Samples.ratingHistogram()).markup(), "rect")
                .get(0);
        assertThat(bottom(last)).isEqualTo(bottom(first));
        double ratio =
                Double.parseDouble(last.getAttribute("height")) / Double.parseDouble(first.getAttribute("height"));
        assertThat(ratio).isBetween(13211 / 1370.0 - 0.01, 13211 / 1370.0 + 0.01);
    }

    @Test
    void render_nonePassesThroughAwtText_whenJFreeChartAsksForIt() {
        SvgGraphics graphics = new SvgGraphics(new SvgWriter());
        assertThatThrownBy(() -> graphics.drawString("x", 0f, 0f)).isInstanceOf(UnsupportedOperationException.class);
        graphics.setPaint(java.awt.Color.LIGHT_GRAY);
        assertThatThrownBy(() -> graphics.fillRect(0, 0, 1, 1)).hasMessageContaining("no ink");
    }

    @Test
    void specs_badInput_isRefused() {
        assertThatThrownBy(() -> new LineChart("A b", "t", Axis.linear(""), Axis.linear(""), List.of(), List.of()))
                .hasMessageContaining("'A b'");
        assertThatThrownBy(() -> new Bar("a", 1, 0, 2, "", "javascript:alert(1)"))
                .hasMessageContaining("relative");
        assertThatThrownBy(() -> new BarChart("a", "t", "", Axis.log("y"), List.of(), false, List.of()))
                .hasMessageContaining("zero");
        HeatCell outside = new HeatCell(1, 0, 1, "", "", null, false);
        assertThatThrownBy(() -> new HeatMapChart(
                        "a", "t", "", List.of("c"), "", List.of("r"), List.of(outside), 0, 1, "", true))
                .hasMessageContaining("row 1, column 0");
    }

    private static double bottom(Element rect) {
        return Double.parseDouble(rect.getAttribute("y")) + Double.parseDouble(rect.getAttribute("height"));
    }

    private static List<String> hovers(ChartSpec chart) {
        return SvgFile.named(Charts.render(chart).markup(), "title").stream()
                .skip(1)
                .map(Element::getTextContent)
                .toList();
    }
}
