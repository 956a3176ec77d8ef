package org.aeneas.project.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

/** Times as ISO-8601, paths as they are typed, sets in order. */
final class JsonModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    JsonModule() {
        addSerializer(Instant.class, ToStringSerializer.instance);
        addDeserializer(Instant.class, new TextReader<>(Instant.class, Instant::parse));
        addSerializer(LocalDate.class, ToStringSerializer.instance);
        addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, LocalDate::parse));
        addSerializer(Path.class, ToStringSerializer.instance);
        addDeserializer(Path.class, new TextReader<>(Path.class, Path::of));
        addSerializer(new SortedSet());
    }

    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = _parseString(in, context, this);
            try {
                return parse.apply(text);
            } catch (DateTimeException | InvalidPathException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, e.getClass().getSimpleName());
            }
        }
    }

    /** Sets of the mapping have no order of their own. */
    @SuppressWarnings("rawtypes")
    private static final class SortedSet extends StdSerializer<Set> {
        private static final long serialVersionUID = 1L;

        SortedSet() {
            super(Set.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Set value) {
            return value.isEmpty();
        }

        @Override
        @SuppressWarnings("unchecked")
        public void serialize(Set value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (Object element : new TreeSet<>(value)) {
                provider.defaultSerializeValue(element, out);
            }
            out.writeEndArray();
        }
    }
}
