package org.factorlens.results;

/**
 * A row of {@code item-map.csv}: an item in the plane of the two leading principal axes of the item factors.
 *
 * @param item item id
 * @param title label
 * @param genre first genre, or empty
 * @param genres all genres joined by {@code |}
 * @param ratings training ratings
 * @param x first principal coordinate
 * @param y second
 */
public record MapPoint(String item, String title, String genre, String genres, int ratings, double x, double y) {}
