package org.factorlens.ratings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLocatorTest {
    @TempDir
    Path data;

    private final List<String> fetched = new ArrayList<>();

    @Test
    void locate_folderBelowData_isFound() throws IOException {
        Path folder = withRatings("mine", "ratings.csv");
        assertThat(locator(data).locate("mine")).isEqualTo(folder);
    }

    @Test
    void locate_folderOfTheZipFile_isFound() throws IOException {
        Path folder = withRatings("ml-10M100K", "ratings.dat");
        assertThat(locator(data).locate("ml-10m")).isEqualTo(folder);
    }

    @Test
    void locate_dataIsTheFolderItself_isFound() throws IOException {
        Path folder = withRatings("ml-100k", "u.data");
        assertThat(locator(folder).locate("ml-100k")).isEqualTo(folder);
    }

    @Test
    void locate_sampleWithOtherData_isTheEmbeddedOne() {
        assertThat(locator(data).locate("sample")).isEqualTo(Path.of("data", "sample"));
        assertThat(locator(null).locate("sample")).isEqualTo(Path.of("data", "sample"));
    }

    @Test
    void locate_knownAndMissing_isFetchedIntoData() {
        assertThat(locator(data).locate("ml-1m")).isEqualTo(data.resolve("fetched"));
        assertThat(fetched).containsExactly("ml-1m into " + data);
    }

    @Test
    void locate_unknownAndMissing_saysWhereToPutIt() {
        assertThatThrownBy(() -> locator(data).locate("mine"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("no data set 'mine' in " + data.resolve("mine")
                        + "; put its files there, or name its folder with --data or path:");
        assertThatThrownBy(() -> locator(data).locate("../x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("data set name '../x' cannot be used");
    }

    @Test
    void requestFor_fileOrFolder_namesBoth() throws IOException {
        Path folder = withRatings("mine", "log.csv");
        assertThat(DatasetLocator.requestFor("x", folder)).isEqualTo(DatasetRequest.of("x", folder));
        assertThat(DatasetLocator.requestFor("x", folder.resolve("log.csv")).ratingFiles())
                .containsExactly("log.csv");
        assertThatThrownBy(() -> DatasetLocator.requestFor("x", data.resolve("no")))
                .hasMessage("no folder or file " + data.resolve("no") + " of data set x");
    }

    @Test
    void catalogue_everyDataset_isComplete() {
        assertThat(DatasetCatalogue.all())
                .extracting(KnownDataset::name)
                .containsExactly(
                        "sample", "ml-latest-small", "ml-100k", "ml-1m", "ml-10m", "ml-20m", "ml-25m", "ml-32m");
        for (KnownDataset dataset : DatasetCatalogue.all()) {
            assertThat(dataset.mirrors()).allMatch(mirror -> mirror.startsWith("https://"));
            if (!dataset.mirrors().isEmpty()) {
                assertThat(dataset.digest().hex()).matches("[0-9a-f]{64}");
                assertThat(dataset.zipBytes()).isPositive().isLessThan(dataset.unpackedLimit());
            }
        }
    }

    private DatasetLocator locator(Path folder) {
        return new DatasetLocator(folder, (dataset, into) -> {
            fetched.add(dataset.name() + " into " + into);
            return into.resolve("fetched");
        });
    }

    private Path withRatings(String folder, String file) throws IOException {
        Path created = Files.createDirectories(data.resolve(folder));
        Fixtures.write(created, file, "x");
        return created;
    }
}
