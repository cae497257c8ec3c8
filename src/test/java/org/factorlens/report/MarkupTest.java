package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small writers: templates, Markdown, formulas, scripts, tables. */
class MarkupTest {
    private record Values(String value, double number, List<String> list, SafeHtml safe) {}

    private record Pair(String name, double value) {}

    private static final Values VALUES = new Values("<b>&", 0.5, List.of("a", "b"), new SafeHtml("<i>ok</i>"));

    private static String render(String name) {
        return new Templates().render("test/" + name, VALUES);
    }

    @Test
    void template_text_isEscaped() {
        assertThat(render("text")).contains("<p>&lt;b&gt;&amp;</p>", "<li>a</li>", "<li>b</li>");
    }

    @Test
    void template_safeHtml_isNot() {
        assertThat(render("safe")).contains("<p><i>ok</i></p>");
    }

    @ParameterizedTest
    @CsvSource({
        "unsafe,is not SafeHtml",
        "unknown,has no 'vlaue'",
        "double,format it in Java",
        "missing,there is no 'pgae'"
    })
    void template_mistakes_areErrors(String name, String message) {
        assertThatThrownBy(() -> render(name)).hasStackTraceContaining(message);
    }

    @Test
    void plain_keepsUnderscoresOfWordsAlone() {
        String plain = Markdown.plain("rng default_rng(0) _a_ <b> c*");

        assertThat(plain).isEqualTo("rng default_rng(0)  a   b  c ");
        assertThat(Markdown.html("a_b_c " + plain).toString()).contains("a_b_c rng default_rng(0)");
    }

    @Test
    void whitespace_outsidePre_collapses() {
        assertThat(Whitespace.collapse("<p>\n\n  a b\n</p>\n<pre>\n\n  x</pre>\n  <p>"))
                .isEqualTo("<p>\na b\n</p>\n<pre>\n\n  x</pre>\n<p>");
    }

    @Test
    void equations_inTextAndAttributes_stayOnOneLine() {
        assertThat(
                        NoBreak.html(
                                "<p title=\"k = 5\">bias λ = 3, no bias, p &lt; 0.05, ok = 3</p><code>k = 1</code><svg>k = 2</svg>"))
                .isEqualTo(
                        "<p title=\"k\u00a0=\u00a05\">bias\u00a0λ\u00a0=\u00a03, no\u00a0bias, p\u00a0&lt;\u00a00.05, ok = 3</p>"
                                + "<code>k = 1</code><svg>k = 2</svg>");
    }

    @Test
    void endTagsOfCellsAndRows_areLeftOut() {
        assertThat(Whitespace.collapse(
                        "<tr><th scope=\"row\">a</th><td>1</td></tr>\n  <tr><td>2</td></tr></tbody></table>"))
                .isEqualTo("<tr><th scope=\"row\">a<td>1\n<tr><td>2</tbody></table>");
    }

    @Test
    void markdown_html_isEscaped() {
        assertThat(Markdown.html("a <script>x</script> <b>c</b>").markup()).doesNotContain("<script", "<b>");
    }

    @Test
    void markdown_formulas_becomeMathMl() {
        assertThat(Markdown.html("so `$p_u$` and `code`").markup())
                .isEqualTo(
                        "<p>so <math><mrow><msub><mi>p</mi><mi>u</mi></msub></mrow></math> and <code>code</code></p>\n");
    }

    @Test
    void prose_valueWithMarkup_isRefused() {
        record Prose(String split) {}
        assertThatThrownBy(() -> Markdown.prose("method", new Prose("<script>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "\\frac{1}{n},<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac>",
        "x^2_i,<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>",
        "\\sum_u b,<munder><mo movablelimits=\"false\">∑</mo><mi>u</mi></munder><mi>b</mi>",
        "\\hat{r},<mover accent=\"true\"><mrow><mi>r</mi></mrow><mo>^</mo></mover>",
        "a - 1 < b,<mi>a</mi><mo>−</mo><mn>1</mn><mo>&lt;</mo><mi>b</mi>",
        "\\text{a b},<mtext>a\u00a0b</mtext>"
    })
    void formula_ofEachKind_isMathMl(String tex, String expected) {
        assertThat(MathMl.inline(tex)).isEqualTo("<math><mrow>" + expected + "</mrow></math>");
    }

    @ParameterizedTest
    @CsvSource({"\\frac{1}", "{a", "a}", "\\unknown{x}", "x_"})
    void formula_thatIsBroken_isAnError(String tex) {
        assertThatThrownBy(() -> MathMl.inline(tex)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void script_strings_holdNothingThatEndsThem() {
        String script = Script.assign(
                "X",
                s -> s.field("a", "</script>\"\\\n\u2028&\uD83D")
                        .field("n", Double.NaN)
                        .field("d", -0.25));

        assertThat(script)
                .isEqualTo(
                        "window.X={\"a\":\"\\u003c/script\\u003e\\\"\\\\\\u000a\\u2028\\u0026\\ud83d\",\"n\":null,\"d\":-0.25};\n");
    }

    @Test
    void script_compact_keepsCodeAndDropsBlanksAndComments() {
        String script = "// says what\n(function () {\n\n  /** Doc. */\n  var url = \"http://x // y\"; // gone\n"
                + "  if (a === b) {\n    f(\"x (y) \\\" z\", c - -1);\n  } else if (typeof a in b) {\n"
                + "    return text.replace(/[/ \"] \\/ (x)/g, \" \") / 2;\n  }\n  var g = function () {}\n  g();\n})();\n";

        assertThat(CompactScript.of(script))
                .isEqualTo(
                        "(function(){var url=\"http://x // y\";if(a===b){f(\"x (y) \\\" z\",c- -1);}else if(typeof a in b){"
                                + "return text.replace(/[/ \"] \\/ (x)/g,\" \")/2;}\nvar g=function(){}\ng();})();\n");
    }

    @Test
    void table_csv_quotesAndHoldsKeys() {
        Table<Pair> table = Table.of(
                "c",
                List.of(
                        Column.text("The name", Pair::name).naming(),
                        Column.number("Test RMSE", Pair::value, value -> "shown")));

        assertThat(table.csv(List.of(new Pair("a,\"b\"", -0.5), new Pair("c", Double.NaN))))
                .isEqualTo("the_name,test_rmse\n\"a,\"\"b\"\"\",-0.5\nc,\n");
    }

    @ParameterizedTest
    @CsvSource({"1,9", "9,9", "10,9", "17,9", "20,9", "100,26", "25,26", "1000,26"})
    void thinned_anyLength_keepsTheEnds(int length, int most) {
        List<Integer> entries = IntStream.range(0, length).boxed().toList();

        List<Integer> kept = Thinned.of(entries, most);
        assertThat(kept)
                .hasSizeLessThanOrEqualTo(most)
                .isSorted()
                .startsWith(0)
                .endsWith(length - 1)
                .doesNotHaveDuplicates();
    }
}
