package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.SettableByIndex;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;

/** Binds values of Java's own types, as {@code SourceConnection.execute} takes them. */
final class PlainValues {
    private final CodecRegistry codecs;

    PlainValues(CodecRegistry codecs) {
        this.codecs = codecs;
    }

    /** @throws IllegalArgumentException if a value does not fit its column, or there are too many or too few */
    BoundStatement bind(PreparedStatement statement, Object[] values) {
        if (statement.getVariableDefinitions().size() != values.length) {
            throw new IllegalArgumentException(values.length + " values for "
                    + statement.getVariableDefinitions().size() + " places");
        }
        BoundStatementBuilder builder = statement.boundStatementBuilder();
        for (int i = 0; i < values.length; i++) {
            ColumnDefinition variable = statement.getVariableDefinitions().get(i);
            try {
                builder = set(builder, i, variable.getType(), values[i]);
            } catch (ClassCastException e) {
                throw new IllegalArgumentException("a value of " + values[i].getClass() + " does not fit "
                        + variable.getName() + " of type " + variable.getType(), e);
            }
        }
        return builder.build();
    }

    private <T extends SettableByIndex<T>> T set(T target, int index, DataType type, Object value) {
        if (value == null) {
            return target.setToNull(index);
        }
        TypeCodec<Object> codec = codecs.codecFor(type);
        return target.set(index, plain(type, value), codec);
    }

    private Object plain(DataType type, Object value) {
        if (type instanceof ListType list) {
            return list((List<?>) value, list.getElementType());
        } else if (type instanceof SetType set) {
            Set<Object> elements = new LinkedHashSet<>();
            ((Set<?>) value).forEach(e -> elements.add(plain(set.getElementType(), e)));
            return elements;
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach(
                    (k, v) -> entries.put(plain(map.getKeyType(), k), plain(map.getValueType(), v)));
            return entries;
        } else if (type instanceof VectorType vector) {
            return CqlVector.newInstance(list((List<?>) value, vector.getElementType()));
        } else if (type instanceof UserDefinedType user) {
            return userValue(user, (Map<?, ?>) value);
        } else if (type instanceof TupleType tuple) {
            return tupleValue(tuple, (List<?>) value);
        }
        return type.equals(DataTypes.DURATION) ? CqlDuration.from((String) value) : value;
    }

    private List<Object> list(List<?> values, DataType type) {
        List<Object> elements = new ArrayList<>(values.size());
        values.forEach(v -> elements.add(plain(type, v)));
        return elements;
    }

    private UdtValue userValue(UserDefinedType type, Map<?, ?> fields) {
        UdtValue target = type.newValue();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            int index = type.firstIndexOf(CqlIdentifier.fromInternal((String) field.getKey()));
            if (index < 0) {
                throw new IllegalArgumentException("the type " + type.getName() + " has no field " + field.getKey());
            }
            target = set(target, index, type.getFieldTypes().get(index), field.getValue());
        }
        return target;
    }

    private TupleValue tupleValue(TupleType type, List<?> components) {
        TupleValue target = type.newValue();
        for (int i = 0; i < components.size(); i++) {
            target = set(target, i, type.getComponentTypes().get(i), components.get(i));
        }
        return target;
    }
}
