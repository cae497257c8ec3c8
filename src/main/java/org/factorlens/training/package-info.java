/**
 * Trainers: means, and alternating least squares with bias terms. A trainer is given ratings and hyper-parameters and
 * returns an immutable model with its learning curve. Imports {@code model}, {@code ratings}, {@code linalg} and
 * {@code kernel}.
 */
package org.factorlens.training;
