package org.factorlens.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * Doubles in JSON: six decimals as elsewhere, whatever the JDK's own notation, and null for NaN, which JSON has not.
 */
final class NanAsNull extends SimpleModule {
    private static final long serialVersionUID = 1L;

    NanAsNull() {
        Writer writer = new Writer();
        addSerializer(Double.class, writer);
        addSerializer(double.class, writer);
        Parser parser = new Parser();
        addDeserializer(Double.class, parser);
        addDeserializer(double.class, parser);
    }

    private static final class Writer extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                json.writeNull();
            } else {
                json.writeNumber(RecordCsv.number(value));
            }
        }
    }

    private static final class Parser extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        Parser() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Double getAbsentValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
