package org.factorlens.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    private static final String[] PIECES = {
        "=", "+", "-", "@", "'", "''", "\t", "\r", "\n", "\"", ",", ";", "\uff1d", "\uff20", "a", "1", " ", "\u00e9"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1dcmd",
                "'=1",
                "''''-1",
                "-",
            })
    void escape_whatStartsAFormula_isText(String text) {
        assertThat(SpreadsheetText.escape(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.unescape("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"'burbs, The (1989)", "Heat (1995)", "a=b", "''", "'", "1-2", "||"})
    void escape_otherText_stays(String text) {
        assertThat(SpreadsheetText.escape(text)).isEqualTo(text);
        assertThat(SpreadsheetText.unescape(text)).isEqualTo(text);
    }

    /** Any text comes back from a file, and no field of text in the file starts a formula; numbers are left alone. */
    @Test
    void records_ofAnyText_comeBackAndStartNoFormula() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        List<PolarizingItem> items = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            items.add(new PolarizingItem(
                    text(random), i - 1500, text(random), text(random), text(random), 1, -0.5, -1, -2));
        }
        String csv = ResultTable.POLARIZING.csv().write(items);

        assertThat(ResultTable.POLARIZING.csv().read(new StringReader(csv), "test"))
                .isEqualTo(items);
        assertThat(CSVFormat.DEFAULT.parse(new StringReader(csv)).stream().skip(1))
                .hasSize(items.size())
                .allSatisfy(row -> {
                    for (int column : new int[] {0, 2, 3, 4}) {
                        assertThat(row.get(column)).doesNotMatch("(?s)[=+\\-@\\t\\r\\n\uff1d\uff20].*");
                    }
                    assertThat(row.get(6)).isEqualTo("-0.500000");
                });
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
