package org.factorlens.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Recommendations;
import org.factorlens.results.TryModel;

/** Rate something and be recommended to: by the model in the browser; without JavaScript, the made-up people. */
final class TryPage implements Page {
    /** Cards of one person; the page is about the reader. */
    private static final int SHOWN = 3;

    private final ExperimentResults results;
    private final TryModel model;
    private final CatalogueScripts catalogue;

    TryPage(ExperimentResults results, TryModel model) {
        this.results = results;
        this.model = model;
        this.catalogue = CatalogueScripts.of(results).orElseThrow();
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
    public boolean printed() {
        return false;
    }

    @Override
    public String template() {
        return "pages/try";
    }

    @Override
    public List<String> scripts() {
        List<String> scripts = new ArrayList<>();
        catalogue.files().forEach(file -> scripts.add("./" + file));
        scripts.addAll(List.of("./" + FactorScript.FILE, "catalogue.js", "try.js"));
        return scripts;
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String model,
            String sampled,
            String rounding,
            List<FindingsPage.Fact> facts,
            String folded,
            List<RecommendationCards.Person> people) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        return new View(frame, name(), sampled(), rounding(), facts(), folded(), people());
    }

    private String name() {
        return results.cells().stream()
                .filter(cell -> cell.cell().equals(model.cell()))
                .map(cell -> cell.configuration())
                .findFirst()
                .orElse(model.cell());
    }

    /** What the mean of samples loses, or empty where nothing was sampled. */
    private String sampled() {
        TryModel.TryQuality quality = model.quality();
        if (quality.foldedUsers() == 0) {
            return "";
        }
        return "This model is an average over samples. To stay small, this page holds their mean alone and does not say how sure a"
                + " prediction is; the recommendations page and the command fold a person into each sample. "
                + Units.counted(quality.foldedUsers(), "user", "users")
                + " of the data, folded in by their training ratings as if they were new: test RMSE "
                + Numbers.rmse(quality.foldedRmse()) + " by this page's factors, "
                + Numbers.rmse(quality.foldedRmseSamples()) + " by averages over the samples.";
    }

    private String rounding() {
        return (model.k() == 0
                        ? "This model has no factors; biases travel with six decimals."
                        : "Item factors travel as one byte each, with a scale per item.")
                + " Measured at the end of the run:";
    }

    private List<FindingsPage.Fact> facts() {
        TryModel.TryQuality quality = model.quality();
        long factors = FactorScript.of(model).getBytes(StandardCharsets.UTF_8).length;
        List<FindingsPage.Fact> facts = new ArrayList<>(List.of(
                new FindingsPage.Fact(
                        "This page loads",
                        Units.bytes(catalogue.bytes() + factors),
                        Units.bytes(factors) + (model.k() == 0 ? " of biases and " : " of factors and ")
                                + Units.bytes(catalogue.bytes()) + " of titles"),
                new FindingsPage.Fact(
                        "Titles",
                        Numbers.count(model.items().size()),
                        model.k() == 0
                                ? "without factors"
                                : "with " + Units.counted(model.k(), "factor", "factors") + " each, "
                                        + Units.bytes(quality.bytes()) + " in all"),
                new FindingsPage.Fact(
                        "Test RMSE, trained users",
                        Numbers.rmse(quality.testRmseBytes()),
                        Numbers.rmse(quality.testRmseFloat())
                                + (model.k() == 0 ? " before rounding" : " before rounding to bytes")),
                new FindingsPage.Fact(
                        "Same top 20",
                        Numbers.percent(quality.topOverlap()),
                        (model.k() == 0 ? "rounded as not" : "with bytes as without") + ", over users")));
        if (quality.foldedUsers() > 0) {
            facts.add(new FindingsPage.Fact(
                    "Test RMSE, folded in",
                    Numbers.rmse(quality.foldedRmse()),
                    Numbers.rmse(quality.foldedRmseSamples()) + " by averages over the samples"));
        }
        return facts;
    }

    private String folded() {
        return "Folded in when the results were made, "
                + (model.quality().foldedUsers() == 0
                        ? "from the " + (model.k() == 0 ? "biases" : "factors") + " before rounding."
                        : "into each sample, where the fields above have the samples' mean, whose test RMSE on users folded in is "
                                + loss()
                                + ".");
    }

    /** How much the mean of samples errs more than averages over them. */
    private String loss() {
        TryModel.TryQuality quality = model.quality();
        double more = quality.foldedRmse() - quality.foldedRmseSamples();
        return Phrases.size(more) + (more < 0 ? " lower" : " higher");
    }

    /** The made-up people, or the sample users where the experiment names none. */
    private List<RecommendationCards.Person> people() {
        List<Recommendations.Profile> profiles =
                results.recommendations().map(Recommendations::profiles).orElse(List.of());
        List<Recommendations.Profile> personas = profiles.stream()
                .filter(profile -> profile.kind().equals("persona"))
                .toList();
        RecommendationCards cards = new RecommendationCards(
                model.scaleMin(), model.scaleMax(), results.errors(model.cell(), "item-popularity"));
        List<RecommendationCards.Person> people = new ArrayList<>();
        for (Recommendations.Profile profile : personas.isEmpty() ? profiles : personas) {
            people.add(cards.person("person", people.size() + 1, profile, SHOWN));
        }
        return people;
    }
}
