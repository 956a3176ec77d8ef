package org.aeneas.sstable.v5.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.CustomType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
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
import org.apache.cassandra.db.marshal.LongType;
import org.apache.cassandra.db.marshal.ShortType;
import org.apache.cassandra.db.marshal.SimpleDateType;
import org.apache.cassandra.db.marshal.TimeType;
import org.apache.cassandra.db.marshal.TimeUUIDType;
import org.apache.cassandra.db.marshal.TimestampType;
import org.apache.cassandra.db.marshal.TypeParser;
import org.apache.cassandra.db.marshal.UTF8Type;
import org.apache.cassandra.db.marshal.UUIDType;
import org.apache.cassandra.exceptions.RequestValidationException;
import org.apache.cassandra.utils.ByteBufferUtil;

/** Our types as Cassandra's. */
final class CassandraTypes {

    private CassandraTypes() {
    }

    static AbstractType<?> of(CqlType type) {
        return type instanceof Native scalar ? scalar(scalar) : of(type, type.multiCell());
    }

    private static AbstractType<?> of(CqlType type, boolean multiCell) {
        if (type instanceof ListType list) {
            return org.apache.cassandra.db.marshal.ListType.getInstance(inner(list.element()), multiCell);
        }
        if (type instanceof SetType set) {
            return org.apache.cassandra.db.marshal.SetType.getInstance(inner(set.element()), multiCell);
        }
        if (type instanceof MapType map) {
            return org.apache.cassandra.db.marshal.MapType.getInstance(inner(map.key()), inner(map.value()), multiCell);
        }
        if (type instanceof TupleType tuple) {
            return new org.apache.cassandra.db.marshal.TupleType(inner(tuple.components()));
        }
        if (type instanceof UserType user) {
            return new org.apache.cassandra.db.marshal.UserType(user.keyspace(), ByteBufferUtil.bytes(user.name()),
                    user.fields().stream().map(field -> FieldIdentifier.forInternalString(field.name())).toList(),
                    inner(user.fields().stream().map(UserType.Field::type).toList()), multiCell);
        }
        if (type instanceof VectorType vector) {
            return org.apache.cassandra.db.marshal.VectorType.getInstance(inner(vector.element()), vector.dimension());
        }
        return custom((CustomType) type);
    }

    /** What stands inside another type is frozen, whether the schema says so or not. */
    private static AbstractType<?> inner(CqlType type) {
        return type instanceof Native scalar ? scalar(scalar) : of(type, false);
    }

    private static List<AbstractType<?>> inner(List<CqlType> types) {
        List<AbstractType<?>> inner = new ArrayList<>(types.size());
        types.forEach(type -> inner.add(inner(type)));
        return inner;
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

    private static AbstractType<?> custom(CustomType type) {
        try {
            return TypeParser.parse(type.className());
        } catch (RequestValidationException e) {
            throw new Problem("type-unknown", "The type is a class that is not Cassandra's own.", type.className(),
                    "Tables with types of classes of your own cannot be read from SSTables.").asException(e);
        }
    }
}
