/**
 * Solves of small symmetric positive definite systems: float32 on {@link org.factorlens.kernel.Kernel}, and the float64
 * reference on EJML (the only importer of it), which tests compare to and which solves what float32 cannot.
 */
package org.factorlens.linalg;
