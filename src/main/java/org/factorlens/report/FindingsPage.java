package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.Manifest;
import org.factorlens.results.Summary;

/** The first page of an experiment: the question, the answer, the leaderboard, the charts that carry it. */
final class FindingsPage implements Page {
    private final ExperimentResults results;

    FindingsPage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return "index.html";
    }

    @Override
    public String title() {
        return "Findings";
    }

    @Override
    public String navLabel() {
        return "Findings";
    }

    @Override
    public String description() {
        return results.manifest().title() + ": what the run shows, with intervals.";
    }

    @Override
    public String template() {
        return "pages/findings";
    }

    /** What the template draws. */
    record View(
            Frame frame,
            String title,
            String question,
            String ground,
            List<Fact> facts,
            List<Sentence.View> lead,
            String intervals,
            List<FindingGroup> more,
            String ranking,
            TableView leaderboard,
            List<FigureView> figures,
            List<Further> further) {}

    /** Where to read on, and what is there. */
    record Further(String href, String label, String what) {}

    /** A number with its name and a remark. */
    record Fact(String name, String value, String remark) {}

    @Override
    public Record view(Frame frame, Figures figures) {
        Findings findings = new Findings(results);
        Manifest manifest = results.manifest();
        return new View(
                frame,
                manifest.title(),
                manifest.question(),
                ground(manifest, results.configurations()),
                facts(),
                findings.lead().stream().map(Sentence::view).toList(),
                IntervalMethod.usual(results).map(IntervalMethod::words).orElse(""),
                FindingGroup.of(findings.more()),
                ranking(),
                new Leaderboard(results.configurations(), manifest.plan()).view(),
                figures(figures),
                further());
    }

    private List<Further> further() {
        List<Further> links = new ArrayList<>();
        if (!results.published().isEmpty()) {
            links.add(new Further("published.html", "Published", "Each published number beside ours."));
        }
        links.add(new Further("matrix.html", "Matrix", matrix()));
        if (ComparePage.applies(results)) {
            links.add(new Further(
                    ComparePage.PATH, "Compare", "Any two configurations side by side, with the interval."));
        }
        if (EvidencePage.fits(results)) {
            String tests = new PairedTests(results).all().isEmpty() ? "Other" : "Paired tests, other";
            links.add(new Further(EvidencePage.PATH, "Evidence", tests + " metrics, calibration, where it errs."));
        }
        if (RankingPage.fits(results)) {
            links.add(new Further("ranking.html", "Ranking", "How good the lists of each configuration are."));
        }
        links.add(new Further("data.html", "Data", "What the ratings look like and where they come from."));
        results.recommendations()
                .ifPresent(some -> links.add(new Further(
                        "recommendations.html", "Recommendations", "What the chosen model recommends, and why.")));
        results.tryModel()
                .ifPresent(model -> links.add(
                        new Further("try.html", "Try it", "Rate a few items; this browser recommends at once.")));
        links.add(new Further("reproduce.html", "Reproduce", "Commands, digests, versions, downloads."));
        links.add(new Further(Printed.PATH, "Print", "The whole report on one page."));
        return links;
    }

    /** What the page of the matrix holds. */
    private String matrix() {
        return Units.counted(results.configurations().all().size(), "configuration", "configurations")
                + (new HeatFigures(results).any() ? ", heat maps" : "")
                + (new CurveFigures(results).any() ? ", learning curves" : "") + ", every run.";
    }

    private List<FigureView> figures(Figures figures) {
        List<FigureView> views = new ArrayList<>();
        MatrixFigures matrix = new MatrixFigures(results);
        if (results.configurations().ranked().stream().anyMatch(Configurations::hasFactors)) {
            views.add(matrix.byK(figures));
        }
        FigureView differences = new DifferenceFigure(results.configurations()).figure(figures);
        if (differences != null) {
            views.add(differences);
        }
        FigureView curve = new CurveFigures(results).ofChosen(figures);
        if (curve != null) {
            views.add(curve);
        }
        return views;
    }

    private static String ground(Manifest manifest, Configurations configurations) {
        Manifest.DatasetInfo data = manifest.dataset();
        return data.title() + ": " + Units.counted(data.ratings(), "rating", "ratings") + " by "
                + Units.counted(data.users(), "user", "users") + " of "
                + Units.counted(data.ratedItems(), "item", "items") + ". "
                + Units.counted(manifest.plan().cells(), "run", "runs") + ": "
                + Units.counted(manifest.plan().configurations(), "configuration", "configurations")
                + different(configurations) + " on "
                + Units.counted(manifest.plan().folds(), "split", "splits")
                + seeds(manifest.plan().seeds(), configurations) + ".";
    }

    /** With how many seeds, where not with one: means need none, and models of a kind may have more than others. */
    private static String seeds(int most, Configurations configurations) {
        boolean all = configurations.all().stream().allMatch(row -> configurations.seeds(row) == most);
        return most == 1 ? "" : (all ? " with " : " with up to ") + most + " seeds";
    }

    /** How to read the leaderboard: how the chosen one was chosen, and what the marks in it mean. */
    private String ranking() {
        boolean honest = results.manifest().chosenBy().equals("validation");
        boolean marked =
                results.configurations().ranked().stream().anyMatch(row -> row.indistinguishable() && !row.selected());
        return "Ranked by mean RMSE on test ratings"
                + (Baselines.best(results.configurations()).isEmpty()
                        ? ". "
                        : "; the best baseline stands first whatever its rank, as what the others have to beat. ")
                + (honest
                        ? "The chosen configuration has the lowest RMSE on validation ratings"
                                + Baselines.references(results) + "; test ratings had no say in it."
                        : "The chosen configuration has the lowest RMSE of this very table"
                                + Baselines.references(results) + ", for want of validation ratings.")
                + (marked
                        ? " A row is indistinguishable where the 95% interval of its difference to the chosen one "
                                + "contains zero, or where chance among users, adjusted for all configurations, could "
                                + "explain it: this run cannot order the two."
                        : "")
                + (results.manifest().plan().seeds() > 1 && EvidencePage.fits(results)
                        ? " How far start values alone move a score is on the evidence page."
                        : "");
    }

    /** Why tables have fewer rows: some settings make the same model, such as λ where there are no factors. */
    private static String different(Configurations configurations) {
        int distinct = configurations.all().size();
        return configurations.rows().size() == distinct ? "" : ", " + Numbers.count(distinct) + " of them different,";
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        results.configurations().selected().ifPresent(chosen -> chosen(facts, chosen));
        double floor = results.manifest().dataset().noiseFloor();
        if (!Double.isNaN(floor)) {
            facts.add(new Fact("Noise floor", Numbers.rmse(floor), "RMSE of the true model"));
        }
        return facts;
    }

    /** How many others do as well: nobody should remember a single winner where there are several. */
    private String rivals() {
        long others = results.configurations().others().stream()
                .filter(Summary::indistinguishable)
                .count();
        String by = "by " + results.manifest().chosenBy();
        return others == 0 ? by : by + "; " + Units.counted(others, "other", "others") + " indistinguishable";
    }

    private void chosen(List<Fact> facts, Summary chosen) {
        facts.add(new Fact("Chosen", chosen.configuration(), rivals()));
        facts.add(new Fact(
                "Test RMSE",
                Numbers.rmse(chosen.testRmseMean()),
                Phrases.interval(chosen.testRmseLow(), chosen.testRmseHigh())));
        if (Standing.isBaseline(chosen)) {
            return;
        }
        Baselines.best(results.configurations())
                .ifPresent(baseline -> facts.add(new Fact(
                        "Best without factors",
                        Numbers.rmse(baseline.testRmseMean()),
                        baseline.configuration() + ", best "
                                + Phrases.choosing(results.manifest().chosenBy()))));
    }
}
