/**
 * Ratings as they are read: an immutable table in file order, the catalogue of items, the maps between ids and dense
 * indices, and the readers that make them. Imports nothing of FactorLens.
 *
 * <p>{@code userId} and {@code itemId} are what the file says; {@code userIndex} and {@code itemIndex} are dense,
 * {@code 0..n-1}, in order of first appearance in the ratings file.
 */
package org.factorlens.ratings;
