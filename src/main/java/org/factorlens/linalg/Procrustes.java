package org.factorlens.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The rotation (or reflection) that brings one cloud of points as near as possible to another (Schönemann 1966). */
public final class Procrustes {
    private Procrustes() {}

    /**
     * The orthogonal O that minimizes {@code |X O - Y|²}.
     *
     * @param products {@code XᵀY}, {@code [k x k]}, row-major, not modified
     * @return O, {@code [k x k]}, row-major
     */
    public static double[] rotation(double[] products) {
        int k = (int) Math.round(Math.sqrt(products.length));
        if (k == 0) {
            return new double[0];
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(k, k, true, true, true);
        if (!svd.decompose(DMatrixRMaj.wrap(k, k, products.clone()))) {
            throw new IllegalStateException("singular values of a " + k + " x " + k + " matrix not found");
        }
        DMatrixRMaj rotation = new DMatrixRMaj(k, k);
        CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
        return rotation.data;
    }
}
