package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.factorlens.format.Numbers;
import org.factorlens.report.RecommendationCards.Nearest;
import org.factorlens.report.RecommendationCards.Person;
import org.factorlens.results.CellResult;
import org.factorlens.results.Manifest;
import org.factorlens.results.MapPoint;
import org.factorlens.results.PolarizingItem;
import org.factorlens.results.Recommendations;
import org.factorlens.results.Recommendations.Profile;
import org.factorlens.results.ResultTable;

/** {@code recommendations.html}: what the selected model recommends to whom and why, and what its factors look like. */
final class RecommendationsPage implements Page {
    private final ExperimentResults results;
    private final Recommendations recommendations;

    RecommendationsPage(ExperimentResults results, Recommendations recommendations) {
        this.results = results;
        this.recommendations = recommendations;
    }

    @Override
    public String path() {
        return "recommendations.html";
    }

    @Override
    public String title() {
        return "Recommendations";
    }

    @Override
    public String navLabel() {
        return "Recommendations";
    }

    @Override
    public String description() {
        return "What the selected model recommends to people, why, and which items it holds to be alike.";
    }

    @Override
    public String template() {
        return "pages/recommendations";
    }

    @Override
    public List<String> scripts() {
        return map().isPresent() && results.tryModel().isPresent()
                ? List.of("./catalogue-0.js", "catalogue.js", "map.js")
                : List.of();
    }

    @Override
    public Record view(Frame frame, Figures figures) {
        Manifest manifest = results.manifest();
        RecommendationCards cards = new RecommendationCards(
                manifest.dataset().scaleMin(),
                manifest.dataset().scaleMax(),
                results.errors(recommendations.cell(), "item-popularity"));
        RecommendationFigures drawing = new RecommendationFigures(figures);
        return new View(
                frame,
                title(),
                model(),
                "runs/" + recommendations.cell() + ".html",
                people("persona", cards),
                people("user", cards),
                recommendations.similar().stream()
                        .map(RecommendationCards::nearest)
                        .toList(),
                map().map(drawing::map).stream().toList(),
                Numbers.count(points().size()),
                factors(drawing),
                notes(),
                typicalError(),
                sampled(),
                !sampled() && typical(cards),
                legend(),
                Numbers.count(manifest.polarizingMinRatings()),
                Integer.toString(manifest.polarizingMinRatings()));
    }

    /** What could not be done; and that a model which predicts the same for everything has no order to recommend in. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>(recommendations.notes());
        List<Profile> some = recommendations.profiles().stream()
                .filter(profile -> profile.recommended().size() > 1)
                .toList();
        boolean flat = some.stream()
                .allMatch(profile -> profile.recommended().stream()
                                .mapToDouble(item -> item.score())
                                .distinct()
                                .count()
                        == 1);
        if (flat && !some.isEmpty()) {
            notes.add("To one person this model predicts the same for everything shown, so their order says nothing.");
        }
        return notes;
    }

    private String model() {
        return results.cells().stream()
                .filter(cell -> cell.cell().equals(recommendations.cell()))
                .map(CellResult::configuration)
                .findFirst()
                .orElse(results.manifest().selectedConfiguration());
    }

    private List<Person> people(String kind, RecommendationCards cards) {
        List<Person> people = new ArrayList<>();
        for (Profile profile : recommendations.profiles()) {
            if (profile.kind().equals(kind)) {
                people.add(cards.person(kind, people.size() + 1, profile, RecommendationCards.SHOWN));
            }
        }
        return people;
    }

    private Optional<ItemMap> map() {
        return ItemMap.of(points(), results.manifest().mapVariance());
    }

    private List<MapPoint> points() {
        return results.rows(ResultTable.ITEM_MAP);
    }

    /** Whether cards state how sure each prediction is. */
    private boolean sampled() {
        return recommendations.profiles().stream()
                .flatMap(profile -> profile.recommended().stream())
                .anyMatch(item -> !Double.isNaN(item.deviation()));
    }

    private boolean typical(RecommendationCards cards) {
        return Stream.of("persona", "user")
                .flatMap(kind -> people(kind, cards).stream())
                .flatMap(person -> Stream.concat(person.recommended().stream(), person.more().stream()))
                .anyMatch(card -> !card.error().isEmpty());
    }

    private String legend() {
        Manifest.DatasetInfo data = results.manifest().dataset();
        boolean stars =
                !RecommendationCards.mark(data.scaleMin(), data.scaleMax()).isEmpty();
        boolean reasons = recommendations.profiles().stream()
                .flatMap(profile -> profile.recommended().stream())
                .anyMatch(item -> !item.because().isEmpty());
        return (stars ? "Stars" : "Numbers on the right") + " are predicted ratings"
                + (reasons ? "; in brackets, what a rating of their own added to the prediction." : ".");
    }

    /** How sure the stars are: not of these people, who gave no rating to what is recommended, but of held-out ratings. */
    private String typicalError() {
        return results.cells().stream()
                .filter(cell -> cell.cell().equals(recommendations.cell()) && Double.isFinite(cell.testRmse()))
                .map(cell -> Numbers.rating(cell.testRmse()))
                .findFirst()
                .orElse("");
    }

    private List<FigureView> factors(RecommendationFigures figures) {
        List<PolarizingItem> items = results.rows(ResultTable.POLARIZING);
        return items.isEmpty()
                ? List.of()
                : List.of(figures.polarizing(items, results.manifest().polarizingMinRatings()));
    }

    /**
     * What the template draws.
     *
     * @param frame the frame
     * @param title heading of the page
     * @param model the configuration that recommends
     * @param run address of its run page
     * @param personas made-up people
     * @param users people of the data
     * @param similar well-known items and their nearest ones
     * @param map the map of the catalogue, or none
     * @param places how many items have a place on the map
     * @param factors the longest and shortest vectors, or none
     * @param notes what could not be done
     * @param error RMSE of the run on held-out ratings, empty where there is none
     * @param sampled whether cards state how sure each prediction is
     * @param typical whether any card has the error of items rated about as often instead
     * @param legend what the numbers on a card are
     * @param enough fewest training ratings of items that are compared
     * @param enoughPlain the same for a script
     */
    record View(
            Frame frame,
            String title,
            String model,
            String run,
            List<Person> personas,
            List<Person> users,
            List<Nearest> similar,
            List<FigureView> map,
            String places,
            List<FigureView> factors,
            List<String> notes,
            String error,
            boolean sampled,
            boolean typical,
            String legend,
            String enough,
            String enoughPlain) {}
}
