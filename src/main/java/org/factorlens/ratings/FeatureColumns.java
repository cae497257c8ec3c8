package org.factorlens.ratings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes features of the rows of a file, column by column. */
final class FeatureColumns {
    private final String file;
    private final FeatureRows rows;
    private final int numItems;
    private final List<String> names = new ArrayList<>();
    private final List<List<Entry>> byItem = new ArrayList<>();

    private record Entry(int feature, float value) {}

    /**
     * Prepares.
     *
     * @param file its name in messages
     * @param rows of the file
     * @param numItems items of the data
     */
    FeatureColumns(String file, FeatureRows rows, int numItems) {
        this.file = file;
        this.rows = rows;
        this.numItems = numItems;
        for (int item = 0; item < numItems; item++) {
            byItem.add(new ArrayList<>());
        }
    }

    /** The features of every item of the data. */
    RowFeatures features() {
        if (rows.known() == 0) {
            throw rows.unknown() == 0
                    ? bad("the file has no row after its header, expected rows of items of the data")
                    : new BadInputException(rows.firstUnknown() + ", the first of " + rows.unknown()
                            + ", is not in the data, nor is any other, expected rows of items of the data");
        }
        for (int column = 0; column < rows.columns().size(); column++) {
            if (rows.columns().get(column).numeric()) {
                addNumbers(column);
            } else {
                addWords(column);
            }
        }
        if (names.isEmpty()) {
            throw bad("there is no column in which items of the data differ, expected at least one");
        }
        return compressed();
    }

    private BadInputException bad(String sentence) {
        return new BadInputException(file + ":1:1: " + sentence);
    }

    private void addNumbers(int column) {
        double sum = 0;
        int count = 0;
        for (FeatureRows.Row row : rows.rows()) {
            String field = row.fields().get(column);
            sum += field.isEmpty() ? 0 : Numbers.parse(field);
            count += field.isEmpty() ? 0 : 1;
        }
        double mean = sum / count;
        double squares = 0;
        for (FeatureRows.Row row : rows.rows()) {
            String field = row.fields().get(column);
            double difference = field.isEmpty() ? 0 : Numbers.parse(field) - mean;
            squares += difference * difference;
        }
        double deviation = Math.sqrt(squares / count);
        if (!(deviation > 1e-9 * Math.abs(mean))) {
            return;
        }
        int feature = add(rows.columns().get(column).shortName());
        for (FeatureRows.Row row : rows.rows()) {
            String field = row.fields().get(column);
            if (!field.isEmpty()) {
                byItem.get(row.item()).add(new Entry(feature, (float) ((Numbers.parse(field) - mean) / deviation)));
            }
        }
    }

    /** A feature for each word that some items have and others do not, in the order of characters. */
    private void addWords(int column) {
        Map<String, Integer> counts = new TreeMap<>();
        for (FeatureRows.Row row : rows.rows()) {
            FeatureColumn.words(row.fields().get(column)).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        Map<String, Integer> features = new TreeMap<>();
        counts.forEach((word, count) -> {
            if (count < numItems) {
                features.put(word, add(rows.columns().get(column).shortName() + ": " + word));
            }
        });
        for (FeatureRows.Row row : rows.rows()) {
            for (String word : FeatureColumn.words(row.fields().get(column))) {
                Integer feature = features.get(word);
                if (feature != null) {
                    byItem.get(row.item()).add(new Entry(feature, 1));
                }
            }
        }
    }

    private int add(String name) {
        if (names.size() == ItemFeatures.MOST) {
            throw bad("the file makes more than " + ItemFeatures.MOST
                    + " features, expected fewer different words; the next would be " + Show.quoted(name));
        }
        if (names.contains(name) || name.equals(RowFeatures.COUNT)) {
            throw bad("the file makes a second feature called " + Show.quoted(name)
                    + ", expected different names of columns");
        }
        names.add(name);
        return names.size() - 1;
    }

    private RowFeatures compressed() {
        int[] start = new int[numItems + 1];
        for (int item = 0; item < numItems; item++) {
            start[item + 1] = start[item] + byItem.get(item).size();
        }
        int[] feature = new int[start[numItems]];
        float[] value = new float[start[numItems]];
        for (int item = 0; item < numItems; item++) {
            for (int i = 0; i < byItem.get(item).size(); i++) {
                feature[start[item] + i] = byItem.get(item).get(i).feature();
                value[start[item] + i] = byItem.get(item).get(i).value();
            }
        }
        return new RowFeatures(names, start, feature, value);
    }
}
