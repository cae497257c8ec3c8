package org.factorlens.ratings;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bad rows of a data set: the first ten as sentences, the rest counted. */
final class Problems {
    static final int SHOWN = 10;

    private final Path directory;
    private final boolean lenient;
    private final List<String> sentences = new ArrayList<>();
    private long count;

    /** Problems of the data set in {@code directory}; where {@code lenient}, they are counted and never thrown. */
    Problems(Path directory, boolean lenient) {
        this.directory = directory;
        this.lenient = lenient;
    }

    /** Problems of a part of a file, to be added to those of the data set. */
    static Problems ofPart() {
        return new Problems(null, true);
    }

    /** Adds the bad rows of a part that follows all that was added so far. */
    void addAll(Problems part) {
        count += part.count;
        int room = Math.min(SHOWN - sentences.size(), part.sentences.size());
        sentences.addAll(part.sentences.subList(0, room));
    }

    /** Adds a bad row at {@code place}, which is file:line:column. */
    void add(String place, String sentence) {
        count++;
        if (sentences.size() < SHOWN) {
            sentences.add(place + ": " + sentence);
        }
    }

    long count() {
        return count;
    }

    /** Sentences about the first ten. */
    List<String> first() {
        return sentences;
    }

    /** Throws what was found, unless reading is lenient. */
    void throwIfStrict() {
        if (count == 0 || lenient) {
            return;
        }
        if (count == 1) {
            throw new BadInputException(place(sentences.get(0)) + "; --lenient skips bad rows");
        }
        List<String> places = new ArrayList<>();
        sentences.forEach(sentence -> places.add(place(sentence)));
        if (count > sentences.size()) {
            places.add("and " + (count - sentences.size()) + " more");
        }
        throw new BadInputException(count + " bad rows (--lenient skips them):", places);
    }

    private String place(String sentence) {
        return directory + File.separator + sentence;
    }
}
