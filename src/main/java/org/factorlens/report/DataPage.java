package org.factorlens.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.factorlens.format.Numbers;
import org.factorlens.format.Units;
import org.factorlens.results.DegreeCount;
import org.factorlens.results.DegreeFit;
import org.factorlens.results.GenreCount;
import org.factorlens.results.Manifest;
import org.factorlens.results.Manifest.DatasetInfo;
import org.factorlens.results.Manifest.FileInfo;
import org.factorlens.results.Manifest.FoldInfo;
import org.factorlens.results.ResultTable;

/** {@code data.html}: what the ratings look like, where they came from and how they were split. */
final class DataPage implements Page {
    private final ExperimentResults results;

    DataPage(ExperimentResults results) {
        this.results = results;
    }

    @Override
    public String path() {
        return "data.html";
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public String navLabel() {
        return "Data";
    }

    @Override
    public String description() {
        return "What the ratings of " + results.manifest().dataset().title() + " look like and where they came from.";
    }

    @Override
    public String template() {
        return "pages/data";
    }

    @Override
    public Record view(Frame frame, Figures figures) {
        Manifest manifest = results.manifest();
        return new View(
                frame,
                title(),
                DataFacts.lead(manifest.dataset()),
                DataFacts.of(manifest.dataset()),
                figures(new DataFigures(figures)),
                manifest.dataset().title(),
                manifest.dataset().licence(),
                FILES.view(filesOf(manifest.dataset())),
                manifest.dataset().firstSkipped(),
                manifest.split().description(),
                FOLDS.view(manifest.split().folds()));
    }

    /** The files of ratings and titles, then those of item features. */
    static List<FileInfo> filesOf(DatasetInfo data) {
        return Stream.concat(data.files().stream(), data.features().stream().map(Manifest.FeaturesInfo::file))
                .toList();
    }

    private List<FigureView> figures(DataFigures figures) {
        List<GenreCount> genres = results.rows(ResultTable.GENRES);
        List<DegreeCount> degrees = results.rows(ResultTable.DEGREES);
        List<DegreeFit> fits = results.rows(ResultTable.DEGREE_FITS);
        List<FigureView> all = new ArrayList<>();
        all.add(figures.ratings(results.rows(ResultTable.RATINGS_HISTOGRAM)));
        all.add(figures.degrees("user", degrees, fits));
        all.add(figures.degrees("item", degrees, fits));
        if (!genres.isEmpty()) {
            all.add(figures.genres(genres));
        }
        return all;
    }

    private static final Table<FileInfo> FILES = Table.of(
            "Files that were read",
            List.of(
                    Column.<FileInfo>text("File", FileInfo::name).naming(),
                    Column.number("Size", FileInfo::bytes, bytes -> Units.bytes((long) bytes)),
                    Column.text("SHA-256", FileInfo::sha256)));

    private static final Table<FoldInfo> FOLDS = Table.of(
            "Ratings in each part",
            List.of(
                    Column.<FoldInfo>text("Fold", fold -> Numbers.count(fold.fold()))
                            .naming(),
                    Column.count("Train", FoldInfo::train),
                    Column.count("Validation", FoldInfo::validation),
                    Column.count("Test", FoldInfo::test),
                    Column.text("SHA-256 of the assignment", FoldInfo::sha256)));

    /**
     * What the template draws.
     *
     * @param frame the frame
     * @param title heading of the page
     * @param lead the data in one sentence
     * @param facts numbers about the data
     * @param figures histogram, genres where there are any, degrees of users and of items
     * @param source name of the data set
     * @param licence terms of the data, possibly empty
     * @param files where the data came from
     * @param skipped what was wrong with the first rows that were skipped
     * @param split how the data were split, one sentence
     * @param folds the parts
     */
    record View(
            Frame frame,
            String title,
            String lead,
            List<DataFacts.Fact> facts,
            List<FigureView> figures,
            String source,
            String licence,
            TableView files,
            List<String> skipped,
            String split,
            TableView folds) {}
}
