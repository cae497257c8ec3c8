package org.factorlens.results;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Records as bytes, equal to the bit when read back: components in order, numbers big-endian; before anything that may be null
 * a byte, 0 for null; text, arrays and lists with their length as int. Components are int, long, float, double, boolean,
 * String, enums, records, arrays of int, float or double, and lists of any of these.
 */
final class RecordCodec {
    private RecordCodec() {}

    static void write(DataOutputStream out, Type type, Object value) throws IOException {
        if (writePrimitive(out, value, type)) {
            return;
        }
        out.writeBoolean(value != null);
        if (value == null) {
            return;
        }
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Enum<?> constant) {
            out.writeInt(constant.ordinal());
        } else if (value instanceof int[] numbers) {
            out.writeInt(numbers.length);
            for (int number : numbers) {
                out.writeInt(number);
            }
        } else if (value instanceof float[] numbers) {
            out.writeInt(numbers.length);
            for (float number : numbers) {
                out.writeInt(Float.floatToRawIntBits(number));
            }
        } else if (value instanceof double[] numbers) {
            out.writeInt(numbers.length);
            for (double number : numbers) {
                out.writeLong(Double.doubleToRawLongBits(number));
            }
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(out, elementType(type), element);
            }
        } else if (value instanceof Record entry) {
            writeComponents(out, entry);
        } else {
            throw unknown(type);
        }
    }

    private static boolean writePrimitive(DataOutputStream out, Object value, Type type) throws IOException {
        if (type == int.class || type == Integer.class) {
            out.writeInt((Integer) value);
        } else if (type == long.class || type == Long.class) {
            out.writeLong((Long) value);
        } else if (type == float.class || type == Float.class) {
            out.writeInt(Float.floatToRawIntBits((Float) value));
        } else if (type == double.class || type == Double.class) {
            out.writeLong(Double.doubleToRawLongBits((Double) value));
        } else if (type == boolean.class || type == Boolean.class) {
            out.writeBoolean((Boolean) value);
        } else {
            return false;
        }
        return true;
    }

    private static void writeComponents(DataOutputStream out, Record entry) throws IOException {
        try {
            for (RecordComponent component : entry.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                write(out, component.getGenericType(), component.getAccessor().invoke(entry));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #write} wrote; anything else may end in any exception. */
    static Object read(DataInputStream in, Type type) throws IOException {
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        } else if (type == long.class || type == Long.class) {
            return in.readLong();
        } else if (type == float.class || type == Float.class) {
            return Float.intBitsToFloat(in.readInt());
        } else if (type == double.class || type == Double.class) {
            return Double.longBitsToDouble(in.readLong());
        } else if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        return in.readBoolean() ? readPresent(in, type) : null;
    }

    private static Object readPresent(DataInputStream in, Type type) throws IOException {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            int size = in.readInt();
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                elements.add(read(in, elementType(type)));
            }
            return elements;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[in.readInt()];
        } else if (plain.isRecord()) {
            return readComponents(in, plain);
        }
        return readArray(in, plain);
    }

    private static Object readArray(DataInputStream in, Class<?> type) throws IOException {
        int length = in.readInt();
        if (type == int[].class) {
            int[] numbers = new int[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = in.readInt();
            }
            return numbers;
        } else if (type == float[].class) {
            float[] numbers = new float[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = Float.intBitsToFloat(in.readInt());
            }
            return numbers;
        } else if (type == double[].class) {
            double[] numbers = new double[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = Double.longBitsToDouble(in.readLong());
            }
            return numbers;
        }
        throw unknown(type);
    }

    private static Object readComponents(DataInputStream in, Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(in, components[i].getGenericType());
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e, e);
        }
    }

    private static Type elementType(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("cannot keep a " + type.getTypeName());
    }
}
