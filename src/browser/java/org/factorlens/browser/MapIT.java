package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.factorlens.results.MapPoint;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The map of the catalogue: search, genres, hover, address. */
class MapIT extends BrowserTest {
    private final List<MapPoint> points =
            new ResultStore(site().folder().resolve(Site.experiment()).resolve("downloads")).read(ResultTable.ITEM_MAP);

    @BeforeEach
    void mapOfSome() {
        assumeThat(points).isNotEmpty();
    }

    private MapPoint last() {
        return points.get(points.size() - 1);
    }

    @Test
    void search_leastRatedTitle_isPinnedWithItsLikes() {
        Page page = open("recommendations.html");
        page.fill("#map-find", last().title());
        page.locator("#map-hits button").first().click();

        assertThat(page.locator("#map-told").innerText()).contains(last().title());
        page.locator("#map-told .like li").first().waitFor();
        assertThat(page.locator("#map-told .like li").count()).isPositive();
        assertThat(page.url()).contains("#map?title=");
    }

    @Test
    void address_withTitle_bringsItBack() {
        Page page = open("recommendations.html", "map?title=" + last().item());
        page.locator("#map-told .like li").first().waitFor();

        assertThat(page.locator("#map-told").innerText()).contains(last().title());
    }

    @Test
    void genre_chosen_drawsItsTitlesOnly() {
        MapPoint some = points.stream()
                .filter(point -> !point.genres().isEmpty())
                .findFirst()
                .orElseThrow();
        String genre = some.genre();
        long all = points.stream()
                .filter(point -> List.of(point.genres().split("\\|")).contains(genre))
                .count();
        Page page = open("recommendations.html");
        int most = drawn(page);
        page.selectOption("#map-genre", genre);
        page.locator("#item-map .readout", new Page.LocatorOptions().setHasText(genre))
                .waitFor();

        assertThat(drawn(page)).isEqualTo((int) Math.min(most, all));
        assertThat(page.url()).contains("genre=");
    }

    @Test
    void zoom_byButtonsAndKeys_showsAPartAndMoves() {
        Page page = open("recommendations.html");
        Locator first = page.locator("svg.map > g > path").first();
        page.locator("text=Zoom in").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        page.locator("#item-map .readout", new Page.LocatorOptions().setHasText("in this part of the map"))
                .waitFor();
        String before = first.getAttribute("d");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowUp");
        assertThat(first.getAttribute("d")).isNotEqualTo(before);

        page.locator("text=Whole map").click();
        assertThat(page.locator("#item-map .readout").innerText()).isEmpty();
    }

    @Test
    void zoom_onATitle_keepsItInView() {
        Page page = open("recommendations.html", "map?title=" + last().item());
        page.locator("#map-told .like li").first().waitFor();
        page.locator("text=Zoom in").click();
        page.locator("text=Zoom in").click();

        assertThat(page.locator("#map-told p").first().textContent())
                .contains(page.locator("svg.map > text").last().textContent());
    }

    private static int drawn(Page page) {
        return Integer.parseInt(page.locator("svg.map").getAttribute("data-drawn"));
    }

    @Test
    void pointer_overAMark_namesIt() {
        Page page = open("recommendations.html");
        Locator marks = page.locator("svg.map > g > path");
        marks.last().scrollIntoViewIfNeeded();
        BoundingBox box = marks.last().boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);

        assertThat(page.locator("#item-map .readout").innerText()).contains("ratings, mean");
    }

    @Test
    void map_withoutScript_isDrawnWithNamesOnHover() {
        Page page = window(View.PLAIN, false);
        page.navigate(site().address(Site.experiment() + "/recommendations.html"));

        assertThat(page.locator("#item-map svg g title").count()).isGreaterThanOrEqualTo(Math.min(400, points.size()));
        assertThat(page.locator("#map-controls").isVisible()).isFalse();
    }
}
