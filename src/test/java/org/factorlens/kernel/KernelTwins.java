package org.factorlens.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/** The kernels that must agree: scalar, and SIMD at every vector length that this machine has. */
public final class KernelTwins {
    private KernelTwins() {}

    /** SIMD kernels of 128, 256, … bits up to the machine's own length. */
    public static List<Kernel> simd() {
        List<Kernel> kernels = new ArrayList<>();
        for (int bits = 128; bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize(); bits *= 2) {
            kernels.add(new Kernel(load(bits)));
        }
        return kernels;
    }

    /** A copy of the SIMD class with its own vector length, which is a constant of the class. */
    private static KernelOperations load(int bits) {
        String before = System.getProperty("factorlens.kernel.bits");
        System.setProperty("factorlens.kernel.bits", Integer.toString(bits));
        try {
            Class<?> copy = new CopyLoader().loadClass(SimdKernel.class.getName());
            return (KernelOperations) copy.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            if (before == null) {
                System.clearProperty("factorlens.kernel.bits");
            } else {
                System.setProperty("factorlens.kernel.bits", before);
            }
        }
    }

    /** Defines the package's classes anew, save the interface that both sides share. */
    private static final class CopyLoader extends ClassLoader {
        CopyLoader() {
            super(KernelTwins.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("org.factorlens.kernel.") && !name.equals(KernelOperations.class.getName());
            if (!own) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
