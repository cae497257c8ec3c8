package org.factorlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.factorlens.results.PublishedCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedPageTest {
    private static final String FILE = """
            published:
              - source: here
                test_rmse: 0.8850
                train_loss: 24594.1
                # train_rmse: 0.8850
              - {source: there, test_rmse: 0.92, test_mae: 1} # test_rmse: 0.9200
              - source: camels
                testRmse: 0.2100
            """;

    /** Trailing zeros count, other metrics and comments do not, and a number that the file does not have is as short as it can be. */
    @ParameterizedTest
    @CsvSource({
        "test_rmse, 0.885, 4",
        "train_loss, 24594.1, 1",
        "test_rmse, 0.92, 2",
        "test_rmse, 0.21, 4",
        "test_mae, 1, 0",
        "train_rmse, 0.885, 3"
    })
    void decimals_areThoseOfTheExperimentFile(String metric, double published, int decimals) {
        PublishedCheck check = new PublishedCheck("here", "k = 0", "a", 1, metric, published, 1, 0, 0, true);

        assertThat(PublishedPage.decimals(check, FILE)).isEqualTo(decimals);
    }
}
