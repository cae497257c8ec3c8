package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.factorlens.results.ErrorGroup;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;
import org.factorlens.results.Recommendations;
import org.factorlens.results.Recommendations.ItemCard;
import org.factorlens.results.Recommendations.Neighbour;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.Recommendations.RatedItem;
import org.factorlens.results.Recommendations.Reason;
import org.factorlens.results.Recommendations.RecommendedItem;
import org.factorlens.results.Recommendations.Similar;
import org.factorlens.results.ResultTable;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationsPageTest {
    private static final ItemCard MATRIX =
            new ItemCard("1", "Matrix, The", 1999, List.of("Action", "Sci-Fi"), 1234, 4.125);
    private static final ItemCard NAMELESS = new ItemCard("2", PageFixture.HOSTILE, 0, List.of(), 1, 2);

    @TempDir
    Path folder;

    private PageFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new PageFixture(folder);
    }

    @Test
    void card_recommendation_saysWhatHowGoodWhyAndHowPopular() {
        Reason reason = new Reason(NAMELESS, 4.5, 0.0912);
        Element card = drawUser(new RecommendedItem(1, MATRIX, 4.6049, 4.6049, List.of(reason)))
                .selectFirst(".pick");
        assertThat(text(card.select(".title"))).isEqualTo("The Matrix 1999 predicted 4.60 ★");
        assertThat(text(card.select(".genres"))).isEqualTo("Action, Sci-Fi");
        assertThat(text(card.select(".why"))).isEqualTo("Because you rated " + PageFixture.HOSTILE + " 4.5 ★ (+0.09)");
        assertThat(text(card.select(".popularity"))).isEqualTo("1,234 ratings, mean 4.12");
        assertThat(card.select(".level").attr("width")).isEqualTo("91");
    }

    @Test
    void legend_withoutReasons_promisesNone() {
        Reason reason = new Reason(NAMELESS, 4.5, 0.0912);
        assertThat(drawUser(new RecommendedItem(1, MATRIX, 4.6, 4.6, List.of(reason)))
                        .text())
                .contains("Stars are predicted ratings; in brackets, what a rating of their own added");
        assertThat(drawUser(new RecommendedItem(1, MATRIX, 4.6, 4.6, List.of())).text())
                .contains("Stars are predicted ratings.")
                .doesNotContain("in brackets");
    }

    @Test
    void mark_ofPoints_isNoStar() {
        assertThat(RecommendationCards.mark(0.5, 5)).isEqualTo(" ★");
        assertThat(RecommendationCards.mark(0, 100)).isEmpty();
        assertThat(RecommendationCards.mark(-10, 10)).isEmpty();
    }

    @Test
    void person_whoRatedEverything_isToldSo() {
        Profile user = new Profile("user", "42", "", 20, List.of(), List.of());
        Document page = draw(new Recommendations("c1", List.of(user), List.of(), List.of()));
        assertThat(page.select("details.person").text()).contains("every item that training knows is rated");
        assertThat(page.select("ol.picks")).isEmpty();
    }

    @Test
    void card_itemRatedAsOftenAsOthers_saysHowFarTheseWereOff() {
        fixture.store()
                .write(
                        ResultTable.ERROR_GROUPS,
                        List.of(group(1, 999, 0.75), group(1000, 1300, 0.85), group(1301, 9999, 0.65)));
        Element card =
                drawUser(new RecommendedItem(1, MATRIX, 4.6, 4.6, List.of())).selectFirst(".pick");
        assertThat(text(card.select(".error"))).isEqualTo(", typical error ± 0.85");
    }

    @Test
    void card_popularityNotTested_saysNoError() {
        fixture.store().write(ResultTable.ERROR_GROUPS, List.of(group(1, 999, 0.75)));
        assertThat(drawUser(new RecommendedItem(1, MATRIX, 4.6, 4.6, List.of())).select(".error"))
                .isEmpty();
    }

    @Test
    void page_withoutAnErrorOnItsCards_doesNotSpeakOfOne() {
        fixture.store()
                .write(
                        ResultTable.CELLS,
                        List.of(Changed.with(new ResultsFixture().cells.get(0), "cell", "c1", "testRmse", 0.8)));
        RecommendedItem item = new RecommendedItem(1, MATRIX, 4.6, 4.6, List.of());
        assertThat(drawUser(item).text())
                .contains("on held-out ratings this run errs by 0.80 (RMSE).")
                .doesNotContain("±");

        fixture.store().write(ResultTable.ERROR_GROUPS, List.of(group(1, 9999, 0.85)));
        assertThat(drawUser(item).text()).contains("The ± on a card is the same for items rated about as often");
    }

    private static ErrorGroup group(int from, int to, double rmse) {
        return new ErrorGroup("c1", "item-popularity", 0, from + "-" + to, from, to, 100, rmse, 0.6, 0);
    }

    @Test
    void card_noReasons_givesNone() {
        Document page = drawUser(new RecommendedItem(1, MATRIX, 5, 5.7, List.of()));
        assertThat(page.select(".why")).isEmpty();
        assertThat(page.select(".pick .level").attr("width")).isEqualTo("100");
    }

    @Test
    void cards_moreThanSix_areFoldedAway() {
        List<RecommendedItem> ten = IntStream.rangeClosed(1, 10)
                .mapToObj(rank -> new RecommendedItem(rank, MATRIX, 4, 4, List.of()))
                .toList();
        Profile user = new Profile("user", "42", "", 20, List.of(), ten);
        Document page = draw(new Recommendations("c1", List.of(user), List.of(), List.of()));
        assertThat(page.select(".pick")).hasSize(10);
        assertThat(page.select("details details .pick")).hasSize(4);
        assertThat(page.select("details details summary").text()).isEqualTo("4 more for User 42");
    }

    @Test
    void cards_sixOrFewer_haveNothingFoldedAway() {
        assertThat(drawUser(new RecommendedItem(1, MATRIX, 5, 5, List.of())).select("details details"))
                .isEmpty();
    }

    @Test
    void people_ofAKind_areUnfoldedOneAtATime() {
        Profile user = new Profile("user", "42", "", 20, List.of(), List.of());
        Profile other = new Profile("user", "43", "", 20, List.of(), List.of());
        Document page = draw(new Recommendations("c1", List.of(user, other), List.of(), List.of()));

        assertThat(page.select("details.person").eachAttr("name")).containsExactly("user", "user");
        assertThat(page.select("details.person[open] h3").eachText()).containsExactly("User 42");
    }

    @Test
    void card_hostileTitle_isText() {
        Document page = drawUser(new RecommendedItem(1, NAMELESS, 3, 3, List.of()));
        assertThat(text(page.select(".pick .title"))).startsWith(PageFixture.HOSTILE);
        assertThat(page.select("main script, main img")).isEmpty();
    }

    @Test
    void person_moreRatingsThanShown_areTheHighest() {
        Document page = drawUser(new RecommendedItem(1, MATRIX, 3, 3, List.of()));
        assertThat(text(page.select("#user-1 h3"))).isEqualTo("User 42");
        assertThat(text(page.select("#user-1 .about"))).isEqualTo("20 ratings");
        assertThat(page.select("#user-1 h4").eachText()).containsExactly("Recommended", "Rated highest");
    }

    @Test
    void persona_allRatingsShown_standsAmongTheMadeUp() {
        Profile persona = new Profile(
                "persona", "Likes one film", "As in the study.", 1, List.of(new RatedItem(MATRIX, 5)), List.of());
        Document page = draw(new Recommendations("c1", List.of(persona), List.of(), List.of()));
        assertThat(page.select("section[aria-labelledby=personas] h3").eachText())
                .containsExactly("Likes one film");
        assertThat(text(page.select("#persona-1 .about"))).isEqualTo("1 rating. As in the study.");
        assertThat(page.select("#persona-1 h4").eachText()).contains("Rated");
        assertThat(page.select("section[aria-labelledby=users]")).isEmpty();
    }

    @Test
    void nearest_item_listsNeighboursWithTheirCosine() {
        Similar similar = new Similar(MATRIX, List.of(new Neighbour(NAMELESS, 0.664), new Neighbour(MATRIX, -0.2)));
        Document page = draw(new Recommendations("c1", List.of(), List.of(similar), List.of("no title holds \"X\".")));
        assertThat(page.select(".near li b").eachText()).containsExactly("0.66", "\u22120.20");
        assertThat(page.select(".near .level").eachAttr("width")).containsExactly("66", "0");
        assertThat(page.select("section[aria-labelledby=notes] li").eachText())
                .containsExactly("no title holds \"X\".");
    }

    @Test
    void page_nothingToShow_hasNoEmptySections() {
        Document page = draw(new Recommendations("c1", List.of(), List.of(), List.of()));
        assertThat(page.select("main section, .toc li")).isEmpty();
        assertThat(page.select(".lede a").attr("href")).isEqualTo("runs/c1.html");
    }

    @Test
    void map_manyItems_drawsTheMostRatedAndNamesTheFileOfAll() {
        fixture.store().write(ResultTable.ITEM_MAP, points(900));
        Document page = draw(new Recommendations("c1", List.of(), List.of(), List.of()));
        assertThat(page.select("#item-map svg g g")).hasSizeBetween(400, 420);
        assertThat(page.select("#item-map tbody tr")).hasSize(30);
        assertThat(page.select("#item-map caption").text()).contains("the first 30 of 400 rows");
        assertThat(fixture.files().get("figures/item-map.csv").lines()).hasSize(401);
        assertThat(page.select("section[aria-labelledby=map] a").eachAttr("href"))
                .contains("downloads/item-map.csv");
        assertThat(page.select("section[aria-labelledby=map]").text()).contains("all 900 have a place");
        assertThat(page.select("#item-map figcaption").text())
                .contains("400 items")
                .contains("30.0%");
    }

    @Test
    void notes_sameScoreForEverything_sayThatTheOrderSaysNothing() {
        assertThat(drawUser(ranked(3, 3)).text()).contains("their order says nothing");
    }

    @Test
    void notes_differentScoresClippedToTheSame_areAnOrder() {
        assertThat(drawUser(ranked(5.5, 5.2)).text()).doesNotContain("their order says nothing");
    }

    private static RecommendedItem[] ranked(double first, double second) {
        return new RecommendedItem[] {
            new RecommendedItem(1, MATRIX, 5, first, List.of()), new RecommendedItem(2, NAMELESS, 5, second, List.of())
        };
    }

    @Test
    void polarizing_items_stateWhatEnoughRatingsAre() {
        fixture.store().write(ResultTable.POLARIZING, List.of(polarizing("most", 2.5), polarizing("least", 0.25)));
        Document page = draw(new Recommendations("c1", List.of(), List.of(), List.of()));
        assertThat(page.select("#polarizing h3").text())
                .isEqualTo("The longest factor vector is that of The most of all");
        assertThat(text(page.select("#polarizing figcaption"))).contains("50 training ratings or more");
        assertThat(page.select("#polarizing tbody tr")).hasSize(2);
    }

    private static PolarizingItem polarizing(String kind, double length) {
        return new PolarizingItem(kind, 1, kind, kind + " of all, The", "Drama|War", 60, 3, 1, length);
    }

    private static List<MapPoint> points(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MapPoint("" + i, "Film " + i, "Drama", "Drama|G" + i % 20, count - i, i % 30, i % 7))
                .toList();
    }

    private Document drawUser(RecommendedItem... recommended) {
        Profile user = new Profile("user", "42", "", 20, List.of(new RatedItem(MATRIX, 5)), List.of(recommended));
        return draw(new Recommendations("c1", List.of(user), List.of(), List.of()));
    }

    private Document draw(Recommendations recommendations) {
        return fixture.draw(new RecommendationsPage(fixture.results(), recommendations));
    }

    private static String text(org.jsoup.select.Elements elements) {
        return elements.text().replace('\u00a0', ' ');
    }
}
