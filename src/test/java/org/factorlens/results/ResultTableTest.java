package org.factorlens.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every table of the results directory, through text and back. */
class ResultTableTest {
    private static final String[] TEXTS = {
        "plain",
        "",
        "comma, \"quoted\" and 'single'",
        "two\nlines\r\nand more",
        " spaces around ",
        "κ = 10, λ_b = 3·n — 千と千尋 🎬",
        "#not a comment",
        "\\N",
        "null",
        "="
    };
    private static final double[] NUMBERS = {0.25, Double.NaN, -1234567.125, 1e-6, 0, 1e15, -0.5};
    private static final List<ResultTable<?>> TABLES = ResultTable.ALL;

    @TempDir
    Path directory;

    private static <T extends Record> List<T> awkward(ResultTable<T> table, Class<T> type) throws Exception {
        List<T> records = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int c = 0; c < values.length; c++) {
                values[c] = value(components[c].getType(), row + c);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            records.add(type.getDeclaredConstructor(types).newInstance(values));
        }
        return records;
    }

    private static Object value(Class<?> type, int salt) {
        if (type == String.class) {
            return TEXTS[salt % TEXTS.length];
        } else if (type == double.class) {
            return NUMBERS[salt % NUMBERS.length];
        } else if (type == int.class) {
            return salt % 2 == 0 ? Integer.MAX_VALUE - salt : -salt;
        } else if (type == long.class) {
            return Long.MIN_VALUE + salt;
        }
        return salt % 2 == 0;
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    <T extends Record> void readBack_awkwardRecords_areEqual(ResultTable<T> table) throws Exception {
        List<T> records = awkward(table, type(table));
        ResultStore store = new ResultStore(directory.resolve("results/name"));
        store.write(table, records);
        assertThat(store.read(table)).isEqualTo(records);
        assertThat(table.csv().write(store.read(table))).isEqualTo(table.csv().write(records));
        assertThat(store.has(table.fileName())).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> Class<T> type(ResultTable<T> table) throws Exception {
        for (var field : ResultTable.class.getFields()) {
            if (field.get(null) == table) {
                var generic = (java.lang.reflect.ParameterizedType) field.getGenericType();
                return (Class<T>) generic.getActualTypeArguments()[0];
            }
        }
        throw new IllegalStateException(table.fileName());
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    <T extends Record> void readBack_noRecords_areNone(ResultTable<T> table) {
        String text = table.csv().write(List.of());
        assertThat(text).isEqualTo(String.join(",", table.csv().columns()) + "\n");
        assertThat(table.csv().read(new StringReader(text), "x")).isEmpty();
    }

    @Test
    void names_allTables_areDistinctFilesAndColumns() {
        assertThat(ResultTable.ALL).extracting(ResultTable::fileName).doesNotHaveDuplicates();
        for (ResultTable<?> table : ResultTable.ALL) {
            assertThat(table.fileName()).matches("[a-z-]+\\.csv");
            assertThat(table.csv().columns()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]+"));
        }
    }

    /** The contract of the design: tools read these files by these names. */
    @Test
    void columns_contractTables_areThoseOfTheDesign() {
        assertThat(String.join(",", ResultTable.CELLS.csv().columns()))
                .startsWith("cell,model,k,lambda,bias,bias_lambda,weighting,fold,seed,sweeps,status,n_train,n_test,"
                        + "train_rmse,test_rmse,test_mae,coverage,");
        assertThat(ResultTable.CURVES.csv().columns())
                .containsExactly("cell", "sweep", "train_loss", "test_loss", "train_rmse", "test_rmse");
        assertThat(ResultTable.TIMINGS.csv().columns())
                .containsExactly("cell", "train_seconds", "evaluate_seconds", "peak_heap_mb");
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.250000",
        "NaN, ''",
        "-0.0, 0.000000",
        "-0.0000001, 0.000000",
        "0.9999999, 1.000000",
        "-2.5, -2.500000",
        "24497.514999, 24497.514999",
        "1e12, 1000000000000.000000"
    })
    void number_anyDouble_hasSixDecimals(double value, String expected) {
        assertThat(RecordCsv.number(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"k, k", "nTrain, n_train", "biasLambda, bias_lambda", "testRmseRaw, test_rmse_raw"})
    void snakeCase_componentName_isTheColumn(String component, String column) {
        assertThat(RecordCsv.snakeCase(component)).isEqualTo(column);
    }

    private static final String HEADER = "side,degree,count\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "side,degree,count\\nuser,x,3\\n|dir/degrees.csv:2: column degree holds 'x'; expected int",
                "side,degree,count\\nuser,1,2\\nitem,1,\\n|dir/degrees.csv:3: column count holds ''; expected int",
                "side,degree,count\\nuser,1\\n|dir/degrees.csv:2: found 2 fields; expected 3",
                "side,degree,count\\nuser,1,2,3\\n|dir/degrees.csv:2: found 4 fields; expected 3",
                "side,degree\\n|dir/degrees.csv:1: found the columns side,degree; expected side,degree,count",
                "degree,side,count\\n|dir/degrees.csv:1: found the columns degree,side,count; expected side,degree,count",
                "''|dir/degrees.csv is empty; expected the columns side,degree,count"
            })
    void read_textThatDoesNotFit_namesFileAndLine(String text, String message) {
        assertThatThrownBy(() ->
                        ResultTable.DEGREES.csv().read(new StringReader(text.replace("\\n", "\n")), "dir/degrees.csv"))
                .isInstanceOf(BadResultsException.class)
                .hasMessage(message);
    }

    @Test
    void read_wrongBooleanOrNumber_saysWhatWasExpected() {
        String good = ResultTable.PUBLISHED
                .csv()
                .write(List.of(new PublishedCheck("s", "p", "c", 1, "test_rmse", 1, 2, 1, 0.5, true)));
        assertThatThrownBy(() -> ResultTable.PUBLISHED
                        .csv()
                        .read(new StringReader(good.replace("true", "yes")), "published.csv"))
                .isInstanceOf(BadResultsException.class)
                .hasMessage("published.csv:2: column pass holds 'yes'; expected boolean");
        assertThatThrownBy(() -> ResultTable.PUBLISHED
                        .csv()
                        .read(new StringReader(good.replace("0.500000", "0,5")), "published.csv"))
                .isInstanceOf(BadResultsException.class);
    }

    @Test
    void read_unclosedQuote_isRefusedWithTheFilesName() {
        assertThatThrownBy(() -> ResultTable.DEGREES.csv().read(new StringReader(HEADER + "\"user,1,2\n"), "a.csv"))
                .isInstanceOf(BadResultsException.class)
                .hasMessageContaining("a.csv");
    }
}
