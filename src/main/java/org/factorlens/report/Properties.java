package org.factorlens.report;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** Reads components of records by name; a name that does not exist is an error, never an empty text. */
final class Properties {
    private Properties() {}

    /** The value of component {@code name}; lists and texts have {@code empty}. */
    static Object read(Object owner, String name) {
        if (owner instanceof String text && name.equals("empty")) {
            return text.isEmpty();
        }
        if (owner instanceof List<?> list && name.equals("empty")) {
            return list.isEmpty();
        }
        if (owner instanceof Record view) {
            return component(view, name);
        }
        throw new IllegalArgumentException("cannot read '" + name + "' of " + describe(owner));
    }

    private static Object component(Record view, String name) {
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return accessor.invoke(view);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalArgumentException(describe(view) + " has no '" + name + "'");
    }

    private static String describe(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
