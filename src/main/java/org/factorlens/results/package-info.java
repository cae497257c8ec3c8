/**
 * What a run leaves on disk and a report reads: plain records with their CSV and JSON form, and the store that holds them.
 * The only bridge between training and reporting. Imports nothing of FactorLens.
 *
 * <p>Each list of records is one CSV file whose columns are the record's components in snake case, in order. Numbers have
 * six decimals; a number that does not apply is an empty field, read back as NaN.
 */
package org.factorlens.results;
