package org.factorlens.report;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Copies of records with some components changed. */
final class Changed {
    private Changed() {}

    /** The record with other values, given as names and values in turn. */
    static <T extends Record> T with(T original, Object... namesAndValues) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        int used = 0;
        try {
            for (int i = 0; i < components.length; i++) {
                int at = Arrays.asList(namesAndValues).indexOf(components[i].getName());
                values[i] = at < 0 ? components[i].getAccessor().invoke(original) : namesAndValues[at + 1];
                used += at < 0 ? 0 : 2;
            }
            if (used != namesAndValues.length) {
                throw new IllegalArgumentException("unknown component in " + Arrays.toString(namesAndValues));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            T copy = (T) original.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
