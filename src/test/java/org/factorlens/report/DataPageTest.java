package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.RatingCount;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPageTest {
    @TempDir
    Path folder;

    private PageFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new PageFixture(folder);
    }

    @Test
    void page_dataset_isToldInOneSentenceAndNumbers() {
        Document page = draw();
        assertThat(page.select(".lede").text().replace('\u00a0', ' '))
                .isEqualTo("11 users gave 100 ratings to 6 items, 3.25 on average. Of all pairs of a user and an item, "
                        + "0.2% are rated.");
        assertThat(fact(page, "Items")).isEqualTo("6 rated; 2 more have no rating");
        assertThat(fact(page, "Scale")).isEqualTo("0.5 to 5 in steps of 0.5, as found in the ratings");
        assertThat(fact(page, "Rated")).isEqualTo("1996-03-29 to 2018-09-24 dates in UTC");
        assertThat(fact(page, "Given twice")).isEqualTo("2 the last rating in the file counts");
        assertThat(fact(page, "Rows skipped")).isEqualTo("0 every row was read");
        assertThat(fact(page, "Features in tags.csv").replace('\u00a0', ' '))
                .isEqualTo("12 3 of 8 items have no row; 3 rows are of items that are not in the data");
        assertThat(page.text()).contains("feed");
    }

    @Test
    void degrees_aloneOrLevel_areSaidToBeSo() {
        List<DegreeCount> counts =
                List.of(new DegreeCount("item", 1, 2), new DegreeCount("item", 2, 1), new DegreeCount("item", 4, 3));
        DegreeFit fit = new DegreeFit("item", 0.3, 0.1, 0.2, 3, 1, 4);
        assertThat(new DegreeChart("item", counts, fit).caption())
                .contains("also the one that stands for a single item:");
        assertThat(new DegreeChart("item", counts.subList(0, 1), null).caption())
                .endsWith("too few points to fit one.");

        List<DegreeCount> level = counts.stream()
                .map(row -> new DegreeCount("item", row.degree(), 7))
                .toList();
        assertThat(new DegreeChart("item", level, null).caption())
                .endsWith("All points stand equally high, so that none is fitted.");
        assertThat(new DegreeChart("item", level, fit).caption()).contains("weighs the same: the line describes");
    }

    @Test
    void page_noiseFloorUnknown_isNotMentioned() {
        assertThat(draw().text()).doesNotContain("Noise floor");
    }

    @Test
    void page_noiseFloorKnown_isShown() {
        fixture.store()
                .writeJson(ResultStore.MANIFEST, PageFixture.manifest(PageFixture.dataset(0, List.of(), 0.686249)));
        assertThat(fact(draw(), "Noise floor")).startsWith("0.6862");
    }

    @Test
    void page_rowsSkipped_areToldAsText() {
        List<String> problems = List.of("ratings.csv:12: rating '" + PageFixture.HOSTILE + "': expected a number");
        fixture.store()
                .writeJson(ResultStore.MANIFEST, PageFixture.manifest(PageFixture.dataset(1, problems, Double.NaN)));
        Document page = draw();
        assertThat(page.select(".problems li").eachText()).containsExactlyElementsOf(problems);
        assertThat(fact(page, "Rows skipped")).isEqualTo("1 could not be read; see below");
    }

    @Test
    void page_noRowsSkipped_hasNoListOfThem() {
        assertThat(draw().select(".problems")).isEmpty();
    }

    @Test
    void figures_all_haveCaptionTableAndFiles() {
        Document page = draw();
        assertThat(page.select(".figure")).hasSize(4);
        for (Element figure : page.select(".figure")) {
            assertThat(figure.select("figcaption").text()).isNotBlank();
            assertThat(figure.select("svg[role=img] title").text()).isNotBlank();
            assertThat(figure.select("details tbody tr")).isNotEmpty();
            assertThat(fixture.files().keySet())
                    .containsAll(figure.select(".files a").eachAttr("href"));
        }
        assertThat(fixture.files().get("figures/ratings.csv")).contains("\n2.5,70,0.7\n");
    }

    @Test
    void histogram_mostFrequentRating_isNamedInTheTitle() {
        assertThat(draw().select("#ratings h3").text()).isEqualTo("The most frequent rating is 2.5: 70.0% of all");
        fixture.store().write(ResultTable.RATINGS_HISTOGRAM, List.of(new RatingCount(5, 5, 100, 1)));
        assertThat(draw().select("#ratings h3").text()).isEqualTo("The most frequent rating is 5: 100% of all");
    }

    @Test
    void genres_hostileName_isText() {
        Document page = draw();
        assertThat(page.select("#genres tbody th").eachText()).contains(PageFixture.HOSTILE);
        assertThat(page.select("main script, main img")).isEmpty();
    }

    @Test
    void genres_none_haveNoFigure() {
        fixture.store().write(ResultTable.GENRES, List.of());
        assertThat(draw().select(".figure")).hasSize(3);
    }

    @Test
    void degrees_fitted_stateSlopeAndShare() {
        Element users = draw().selectFirst("#user-degrees");
        assertThat(users.select("h3").text()).contains("slope \u22121.25");
        assertThat(users.select("figcaption").text()).contains("all 2 points").contains("87.5%");
    }

    @Test
    void degrees_notFitted_saySo() {
        Element items = draw().selectFirst("#item-degrees");
        assertThat(items.select("h3").text()).doesNotContain("slope");
        assertThat(items.select("figcaption").text()).endsWith("There are too few points to fit one.");
    }

    @Test
    void ids_ofThePage_areUnique() {
        List<String> ids = draw().select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }

    private Document draw() {
        return fixture.draw(new DataPage(fixture.results()));
    }

    private static String fact(Document page, String name) {
        return page.select(".datafacts dt").stream()
                .filter(term -> term.text().equals(name))
                .map(term -> term.nextElementSibling().children().eachText())
                .map(texts -> String.join(" ", texts))
                .findFirst()
                .orElseThrow();
    }
}
