package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.CellResult;

/** The pages that the results of an experiment give, in the order of the navigation, then a page for each run. */
final class Pages {
    private Pages() {}

    static List<Page> of(ExperimentResults results) {
        return of(results, TemplateFiles.ofProgram(), null);
    }

    /** The same with prose from {@code files}, and with what changed since {@code baseline} where that is not null. */
    static List<Page> of(ExperimentResults results, TemplateFiles files, Baseline baseline) {
        List<Page> pages = new ArrayList<>();
        pages.add(new FindingsPage(results));
        if (!results.published().isEmpty()) {
            pages.add(new PublishedPage(results));
        }
        pages.add(new DataPage(results));
        pages.add(new MatrixPage(results));
        if (ComparePage.applies(results)) {
            pages.add(new ComparePage(results));
        }
        if (baseline != null) {
            pages.add(new ChangesPage(results, baseline));
        }
        if (EvidencePage.fits(results)) {
            pages.add(new EvidencePage(results));
        }
        if (RankingPage.fits(results)) {
            pages.add(new RankingPage(results));
        }
        if (Sampled.any(results)) {
            pages.add(new UncertaintyPage(results));
        }
        results.recommendations().ifPresent(some -> pages.add(new RecommendationsPage(results, some)));
        results.tryModel().ifPresent(model -> pages.add(new TryPage(results, model)));
        pages.add(new MethodPage(results, files));
        pages.add(new ReproducePage(results));
        for (CellResult cell : results.cells()) {
            pages.add(new RunPage(results, cell));
        }
        return pages;
    }
}
