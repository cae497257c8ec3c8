package org.factorlens.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.factorlens.results.Manifest;
import org.factorlens.results.ResultStore;
import org.factorlens.results.ResultTable;

/** Writes the folder of one experiment: its pages, the downloads, and what may differ between machines. */
final class ExperimentSite {
    private final ExperimentResults results;
    private final Templates templates;
    private final List<Page> pages;

    ExperimentSite(ExperimentResults results, Templates templates) {
        this(results, templates, Pages.of(results));
    }

    ExperimentSite(ExperimentResults results, Templates templates, List<Page> pages) {
        this.results = results;
        this.templates = templates;
        this.pages = pages;
    }

    void write(SiteOutput out) {
        Printed printed = new Printed(results.manifest());
        for (Page page : pages) {
            printed.add(page, write(page, out));
        }
        write(printed, out);
        results.tryModel().ifPresent(model -> out.write(FactorScript.FILE, FactorScript.of(model)));
        CatalogueScripts.of(results).ifPresent(catalogue -> write(catalogue, out));
        if (ComparePage.applies(results)) {
            out.write(CompareScript.FILE, new CompareScript(results).text());
        }
        out.write("environment.js", EnvironmentScript.of(results.rows(ResultTable.TIMINGS)));
        downloads(out);
    }

    private String write(Page page, SiteOutput out) {
        String html = templates.render(page.template(), page.view(frame(page), new Figures(out, page.home())));
        out.write(page.path(), html);
        return html;
    }

    private static void write(CatalogueScripts catalogue, SiteOutput out) {
        for (int part = 0; part < catalogue.files().size(); part++) {
            out.write(catalogue.files().get(part), catalogue.text(part));
        }
    }

    private Frame frame(Page page) {
        Manifest manifest = results.manifest();
        List<Frame.NavLink> links = new ArrayList<>();
        for (Page other : pages) {
            if (!other.navLabel().isEmpty()) {
                String current = other == page ? "page" : other.path().equals(page.navPath()) ? "true" : "";
                links.add(new Frame.NavLink(other.navLabel(), page.home() + other.path(), current));
            }
        }
        String root = page.home() + "../";
        List<String> scripts = page.scripts().stream()
                .map(script -> script.startsWith("./") ? script : root + Assets.FOLDER + "/js/" + script)
                .toList();
        return new Frame(
                page.title() + " · " + manifest.title(),
                page.description(),
                root,
                page.home(),
                manifest.title(),
                links,
                Provenance.statements(manifest),
                scripts);
    }

    /** Whether a results file is offered: CSV and JSON, times aside. */
    static boolean isDownload(String name) {
        return !name.contains("/")
                && !name.equals(ResultTable.TIMINGS.fileName())
                && (name.endsWith(".csv") || name.endsWith(".json"));
    }

    /** Results as they are: whatever the manifest vouches for in CSV and JSON, and the manifest. */
    private void downloads(SiteOutput out) {
        List<String> names = new ArrayList<>(results.manifest().resultDigests().keySet());
        names.removeIf(name -> !isDownload(name));
        names.remove(ResultStore.MANIFEST);
        names.add(ResultStore.MANIFEST);
        for (String name : names) {
            try {
                out.write(
                        "downloads/" + name,
                        Files.readAllBytes(results.store().directory().resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
