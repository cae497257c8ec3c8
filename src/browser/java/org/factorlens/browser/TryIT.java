package org.factorlens.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.factorlens.model.FactorModel;
import org.factorlens.model.FoldIn;
import org.factorlens.model.Regularization;
import org.factorlens.model.TopItems;
import org.factorlens.results.ResultStore;
import org.factorlens.results.TryModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page to try the model: what the browser recommends is what Java recommends from the same bytes. */
class TryIT extends BrowserTest {
    private static final int TOP = 10;

    private final TryModel model = new ResultStore(
                    site().folder().resolve(Site.experiment()).resolve("downloads"))
            .readJson(ResultStore.TRY_MODEL, TryModel.class);

    private record Rating(int index, double rating) {}

    private List<Rating> someRatings(int count) {
        SplittableRandom random = new SplittableRandom(count);
        Set<Integer> taken = new HashSet<>();
        List<Rating> ratings = new ArrayList<>();
        while (ratings.size() < Math.min(count, model.items().size() / 2)) {
            int index = random.nextInt(model.items().size());
            if (taken.add(index)) {
                ratings.add(new Rating(index, random.nextBoolean() ? model.scaleMin() : model.scaleMax()));
            }
        }
        return ratings;
    }

    /** The model that the browser has, with one user nobody asks for. */
    private FactorModel rounded() {
        byte[] bytes = Base64.getDecoder().decode(model.factors());
        int items = model.items().size();
        float[] biases = new float[items];
        float[] factors = new float[items * model.k()];
        for (int i = 0; i < items; i++) {
            biases[i] = (float) model.items().get(i).itemBias();
            for (int f = 0; f < model.k(); f++) {
                int at = i * model.k() + f;
                factors[at] = (float) (bytes[at] * model.items().get(i).scale());
            }
        }
        return new FactorModel(model.k(), model.mean(), new float[1], biases, new float[model.k()], factors);
    }

    private List<String> expected(List<Rating> ratings) {
        FactorModel rounded = rounded();
        int[] rated = ratings.stream().mapToInt(Rating::index).toArray();
        FoldIn foldIn = new FoldIn(
                rounded,
                new Regularization(model.lambda(), model.bias(), model.biasLambda(), model.weighted()),
                rated,
                ratings.stream().mapToDouble(Rating::rating).toArray());
        return TopItems.of(
                        rounded.numItems(),
                        TOP,
                        item -> IntStream.of(rated).noneMatch(other -> other == item),
                        item -> rounded.predict(foldIn.user(), item))
                .stream()
                .map(scored -> shown(scored.item(), scored.score()))
                .toList();
    }

    private String shown(int item, double score) {
        double clipped = Math.max(model.scaleMin(), Math.min(model.scaleMax(), score));
        var card = model.items().get(item).card();
        String year = card.year() > 0 ? " " + card.year() : "";
        return card.title() + year + " " + String.format(Locale.ROOT, "%.2f", clipped);
    }

    private String hash(List<Rating> ratings) {
        return ratings.stream()
                .map(one -> model.items().get(one.index()).card().item() + "=" + one.rating())
                .collect(Collectors.joining("&"));
    }

    private static List<String> recommended(Page page) {
        return page.locator("#recommended li").all().stream()
                .map(row -> row.locator(".title").innerText() + " "
                        + row.locator(".score").innerText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 30})
    void address_withRatings_recommendsWhatJavaDoes(int count) {
        List<Rating> ratings = someRatings(count);
        Page page = open("try.html", hash(ratings));

        assertThat(page.locator("#rated li").count()).isEqualTo(ratings.size());
        assertThat(recommended(page)).isEqualTo(expected(ratings));
    }

    @Test
    void selfCheck_atTheStart_passes() {
        Page page = open("try.html");

        assertThat(page.locator("#self-check").getAttribute("data-passed")).isEqualTo("true");
        assertThat(page.locator("#popular li").count())
                .isEqualTo(Math.min(TOP, model.items().size()));
    }

    @Test
    void keyboard_alone_ratesAndTheAddressHoldsIt() {
        int wanted = model.items().size() / 2;
        var card = model.items().get(wanted).card();
        Page page = open("try.html");
        page.focus("#find");
        page.keyboard().type(card.title() + (card.year() > 0 ? " (" + card.year() + ")" : ""));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.type")).isEqualTo("range");
        page.keyboard().press("Home");

        Locator slider = page.locator("#rated input");
        assertThat(Double.parseDouble(slider.inputValue())).isEqualTo(model.scaleMin());
        assertThat(recommended(page)).isEqualTo(expected(List.of(new Rating(wanted, model.scaleMin()))));

        page.reload();
        assertThat(page.locator("#rated li .title").innerText()).contains(card.title());
        page.click("#clear");
        assertThat(page.locator("#rated li").count()).isZero();
        assertThat(page.url()).doesNotContain("#");
    }

    @Test
    void explanations_ofAnAddress_nameTheRatings() {
        List<Rating> ratings = List.of(new Rating(0, model.scaleMax()), new Rating(1, model.scaleMax()));
        Page page = open("try.html", hash(ratings));
        List<String> titles = ratings.stream()
                .map(one -> model.items().get(one.index()).card().title())
                .toList();

        assertThat(page.locator("#recommended .why").allInnerTexts())
                .allSatisfy(why -> assertThat(titles).anyMatch(why::contains));
    }

    @Test
    void rubbish_inTheAddress_isPassedOver() {
        Page page = open(
                "try.html",
                "%E0%A4%A=5&nobody=3&=&" + model.items().get(0).card().item() + "=999");

        assertThat(page.locator("#rated li").count()).isZero();
        assertThat(page.locator("#recommended li").count())
                .isEqualTo(Math.min(TOP, model.items().size()));
    }

    @Test
    void page_withoutScript_showsPeople() {
        Page page = window(View.PLAIN, false);
        page.navigate(site().address(Site.experiment() + "/try.html"));

        assertThat(page.locator("#try").isVisible()).isFalse();
        assertThat(page.locator(".person .pick").count()).isPositive();
    }
}
