package org.factorlens.ratings;

import java.util.List;

/**
 * What the files of a data set hold, wherever it was read from.
 *
 * @param ratings the ratings
 * @param catalogue titles and genres by item index
 * @param files the files, in reading order
 * @param report what the reader met
 */
record Contents(RatingTable ratings, Catalogue catalogue, List<Dataset.SourceFile> files, Dataset.ReadReport report) {}
