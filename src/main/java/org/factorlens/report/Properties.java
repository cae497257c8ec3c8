package org.factorlens.report;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads components of records by name; a name that does not exist is an error, never an empty text. */
final class Properties {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new HashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                accessors.put(component.getName(), component.getAccessor());
            }
            return accessors;
        }
    };

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
        Method accessor = ACCESSORS.get(view.getClass()).get(name);
        if (accessor == null) {
            throw new IllegalArgumentException(describe(view) + " has no '" + name + "'");
        }
        try {
            return accessor.invoke(view);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String describe(Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
