/**
 * What a model's predictions are worth: errors on held-out ratings, in all and by group, and intervals and paired
 * comparisons of them. Imports {@code model} and {@code ratings}.
 */
package org.factorlens.evaluation;
