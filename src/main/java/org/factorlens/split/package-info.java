/**
 * Which ratings are trained on, chosen by, and tested on: hold-out, k-fold, temporal, given files, and NumPy's stream to
 * the bit. Imports {@code ratings} only.
 */
package org.factorlens.split;
