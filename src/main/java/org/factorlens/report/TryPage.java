package org.factorlens.report;

import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Recommendations;
import org.factorlens.results.TryModel;

/** Rate something and be recommended to: by the model in the browser; without JavaScript, the made-up people. */
final class TryPage implements Page {
    private final ExperimentResults results;
    private final TryModel model;

    TryPage(ExperimentResults results, TryModel model) {
        this.results = results;
        this.model = model;
    }

    @Override
    public String path() {
        return "try.html";
    }

    @Override
    public String title() {
        return "Try it";
    }

    @Override
    public String navLabel() {
        return "Try it";
    }

    @Override
    public String description() {
        return "Rate some items; the browser folds you into the selected model of "
                + results.manifest().title() + " and recommends.";
    }

    @Override
    public String template() {
        return "pages/try";
    }

    @Override
    public List<String> scripts() {
        return List.of("./try-model.js", "try.js");
    }

    /** What the template draws. */
    record View(Frame frame, String model, List<FindingsPage.Fact> facts, List<Person> people) {}

    /** Somebody and what is recommended to them. */
    record Person(String name, String description, TableView liked, TableView recommended) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        TryModel.TryQuality quality = model.quality();
        List<FindingsPage.Fact> facts = List.of(
                new FindingsPage.Fact(
                        "Items",
                        Numbers.count(model.items().size()),
                        model.k() + " factors each, " + Units.bytes(quality.bytes())),
                new FindingsPage.Fact(
                        "Test RMSE",
                        Numbers.rmse(quality.testRmseBytes()),
                        Numbers.rmse(quality.testRmseFloat()) + " before rounding to bytes"),
                new FindingsPage.Fact(
                        "Same top 20", Numbers.percent(quality.topOverlap()), "with bytes as without, over users"));
        String name = results.cells().stream()
                .filter(cell -> cell.cell().equals(model.cell()))
                .map(cell -> cell.configuration())
                .findFirst()
                .orElse(model.cell());
        return new View(frame, name, facts, people());
    }

    /** The made-up people, or the sample users where the experiment names none. */
    private List<Person> people() {
        List<Recommendations.Profile> profiles =
                results.recommendations().map(Recommendations::profiles).orElse(List.of());
        List<Recommendations.Profile> personas = profiles.stream()
                .filter(profile -> profile.kind().equals("persona"))
                .toList();
        return (personas.isEmpty() ? profiles : personas)
                .stream().map(TryPage::person).toList();
    }

    private static Person person(Recommendations.Profile profile) {
        List<Column<Recommendations.RatedItem>> rated = List.of(
                Column.<Recommendations.RatedItem>text("Item", row -> row.item().label())
                        .naming(),
                Column.number("Rating", Recommendations.RatedItem::rating, Numbers::plain));
        List<Column<Recommendations.RecommendedItem>> recommended = List.of(
                Column.<Recommendations.RecommendedItem>text(
                                "Item", row -> row.item().label())
                        .naming(),
                Column.number("Predicted", Recommendations.RecommendedItem::predicted, Numbers::rating));
        String name = profile.kind().equals("persona") ? profile.name() : "User " + profile.name();
        return new Person(
                name,
                profile.description(),
                Table.of("Ratings given", rated).view(profile.liked()),
                Table.of("Recommended", recommended).view(profile.recommended()));
    }
}
