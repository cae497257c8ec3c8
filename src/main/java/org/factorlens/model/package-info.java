/**
 * The trained model: predict, fold a new user in, recommend, explain, find similar items; and its file. Imports
 * {@code ratings} and {@code linalg}.
 */
package org.factorlens.model;
