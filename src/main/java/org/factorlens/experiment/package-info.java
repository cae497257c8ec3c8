/**
 * From an experiment file to results on disk: read and validate the YAML, expand the matrix into cells, run them, choose on
 * validation, and write every result. The only package that knows both halves of training and results.
 */
package org.factorlens.experiment;
