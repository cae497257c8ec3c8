/**
 * Numeric kernels on float32 arrays: Gram matrices, Cholesky factors, triangular solves and dot products, each as a
 * scalar and a SIMD twin that return the same bits at every vector length. {@link org.factorlens.kernel.Kernel} checks
 * arguments and chooses the twin; the twins trust them. Imports nothing of FactorLens; the only importer of
 * {@code jdk.incubator.vector}.
 */
package org.factorlens.kernel;
