package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.CustomType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.apache.cassandra.cql3.FieldIdentifier;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.AsciiType;
import org.apache.cassandra.db.marshal.BooleanType;
import org.apache.cassandra.db.marshal.ByteType;
import org.apache.cassandra.db.marshal.BytesType;
import org.apache.cassandra.db.marshal.CounterColumnType;
import org.apache.cassandra.db.marshal.DecimalType;
import org.apache.cassandra.db.marshal.DoubleType;
import org.apache.cassandra.db.marshal.DurationType;
import org.apache.cassandra.db.marshal.FloatType;
import org.apache.cassandra.db.marshal.InetAddressType;
import org.apache.cassandra.db.marshal.Int32Type;
import org.apache.cassandra.db.marshal.IntegerType;
import org.apache.cassandra.db.marshal.ListType;
import org.apache.cassandra.db.marshal.LongType;
import org.apache.cassandra.db.marshal.MapType;
import org.apache.cassandra.db.marshal.ReversedType;
import org.apache.cassandra.db.marshal.SetType;
import org.apache.cassandra.db.marshal.ShortType;
import org.apache.cassandra.db.marshal.SimpleDateType;
import org.apache.cassandra.db.marshal.TimeType;
import org.apache.cassandra.db.marshal.TimeUUIDType;
import org.apache.cassandra.db.marshal.TimestampType;
import org.apache.cassandra.db.marshal.TypeParser;
import org.apache.cassandra.db.marshal.UTF8Type;
import org.apache.cassandra.db.marshal.UUIDType;
import org.apache.cassandra.db.marshal.UserType;
import org.apache.cassandra.exceptions.RequestValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our CQL types as Cassandra's. */
final class CassandraTypes {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraTypes.class);

    private CassandraTypes() {
    }

    static AbstractType<?> of(CqlType type, boolean descending) {
        AbstractType<?> ascending = of(type);
        return descending ? ReversedType.getInstance(ascending) : ascending;
    }

    static AbstractType<?> of(CqlType type) {
        if (type instanceof Native scalar) {
            return scalar(scalar);
        }
        if (type instanceof CqlType.ListType list) {
            return ListType.getInstance(frozen(list.element()), !list.frozen());
        }
        if (type instanceof CqlType.SetType set) {
            return SetType.getInstance(frozen(set.element()), !set.frozen());
        }
        if (type instanceof CqlType.MapType map) {
            return MapType.getInstance(frozen(map.key()), frozen(map.value()), !map.frozen());
        }
        if (type instanceof TupleType tuple) {
            return new org.apache.cassandra.db.marshal.TupleType(frozen(tuple.components()));
        }
        if (type instanceof CqlType.UserType user) {
            return user(user);
        }
        if (type instanceof VectorType) {
            // a column added by 5.0: files that this reader knows hold none of it
            return BytesType.instance;
        }
        return custom(((CustomType) type).className());
    }

    /** Whatever stands inside another type is frozen, said or not. */
    private static AbstractType<?> frozen(CqlType type) {
        return of(type).freeze();
    }

    private static List<AbstractType<?>> frozen(List<CqlType> types) {
        List<AbstractType<?>> frozen = new ArrayList<>(types.size());
        types.forEach(type -> frozen.add(frozen(type)));
        return frozen;
    }

    private static UserType user(CqlType.UserType type) {
        List<FieldIdentifier> names = new ArrayList<>(type.fields().size());
        type.fields().forEach(field -> names.add(FieldIdentifier.forInternalString(field.name())));
        ByteBuffer name = ByteBuffer.wrap(type.name().getBytes(StandardCharsets.UTF_8));
        List<AbstractType<?>> types = frozen(type.fields().stream().map(CqlType.UserType.Field::type).toList());
        return new UserType(type.keyspace(), name, names, types, !type.frozen());
    }

    private static AbstractType<?> custom(String className) {
        try {
            return TypeParser.parse(className);
        } catch (RequestValidationException e) {
            LOG.warn("The type '{}' is not known; its values are read as bytes and ordered as such.", className, e);
            return BytesType.instance;
        }
    }

    private static AbstractType<?> scalar(Native type) {
        return switch (type) {
            case ASCII -> AsciiType.instance;
            case BIGINT -> LongType.instance;
            case BLOB -> BytesType.instance;
            case BOOLEAN -> BooleanType.instance;
            case COUNTER -> CounterColumnType.instance;
            case DATE -> SimpleDateType.instance;
            case DECIMAL -> DecimalType.instance;
            case DOUBLE -> DoubleType.instance;
            case DURATION -> DurationType.instance;
            case FLOAT -> FloatType.instance;
            case INET -> InetAddressType.instance;
            case INT -> Int32Type.instance;
            case SMALLINT -> ShortType.instance;
            case TEXT -> UTF8Type.instance;
            case TIME -> TimeType.instance;
            case TIMESTAMP -> TimestampType.instance;
            case TIMEUUID -> TimeUUIDType.instance;
            case TINYINT -> ByteType.instance;
            case UUID -> UUIDType.instance;
            case VARINT -> IntegerType.instance;
        };
    }
}
