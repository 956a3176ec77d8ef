package org.aeneas.sstable.v3.internal;

import java.util.List;

import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.CollectionType;
import org.apache.cassandra.db.marshal.CompositeType;
import org.apache.cassandra.db.marshal.ListType;
import org.apache.cassandra.db.marshal.MapType;
import org.apache.cassandra.db.marshal.ReversedType;
import org.apache.cassandra.db.marshal.SetType;
import org.apache.cassandra.db.marshal.TupleType;

/**
 * Whether values that were written with one type can be read with another. Follows ALTER TABLE and ALTER TYPE of
 * Cassandra 2.1 … 3.11: a type may become a wider one, a user type or tuple may gain fields.
 */
final class TypeFit {

    private TypeFit() {
    }

    /** @param wanted the schema's type; @param found the file's */
    static boolean values(AbstractType<?> wanted, AbstractType<?> found) {
        AbstractType<?> to = ascending(wanted);
        AbstractType<?> from = ascending(found);
        if (to instanceof CollectionType || from instanceof CollectionType) {
            return to.isMultiCell() == from.isMultiCell() && frozen(to, from);
        }
        // 3.0 wrote frozen user types without saying that they are (CASSANDRA-15035), so only one way is an error
        return (!to.isMultiCell() || from.isMultiCell()) && frozen(to, from);
    }

    /** What stands inside another type is frozen, whether the file says so or not. */
    static boolean frozen(AbstractType<?> to, AbstractType<?> from) {
        if (to instanceof CollectionType || from instanceof CollectionType) {
            return elements(to, from);
        }
        if (to instanceof TupleType wanted && from instanceof TupleType found) {
            return wanted.size() >= found.size() && allFrozen(wanted.allTypes(), found.allTypes());
        }
        if (to instanceof CompositeType wanted && from instanceof CompositeType found) {
            return wanted.types.size() == found.types.size() && allFrozen(wanted.types, found.types);
        }
        return to.isValueCompatibleWith(from);
    }

    /** As {@link #values}, and both order them alike. */
    static boolean order(AbstractType<?> wanted, AbstractType<?> found) {
        if (wanted.isReversed() != found.isReversed()) {
            return false;
        }
        AbstractType<?> to = ascending(wanted);
        AbstractType<?> from = ascending(found);
        return to.isCompatibleWith(from) || to.getClass() == from.getClass() && values(to, from);
    }

    /** The type without its order. */
    static AbstractType<?> ascending(AbstractType<?> type) {
        return type instanceof ReversedType<?> reversed ? reversed.baseType : type;
    }

    private static boolean elements(AbstractType<?> to, AbstractType<?> from) {
        if (to instanceof ListType<?> a && from instanceof ListType<?> b) {
            return frozen(a.getElementsType(), b.getElementsType());
        }
        if (to instanceof SetType<?> a && from instanceof SetType<?> b) {
            return frozen(a.getElementsType(), b.getElementsType());
        }
        return to instanceof MapType<?, ?> a && from instanceof MapType<?, ?> b
                && frozen(a.getKeysType(), b.getKeysType()) && frozen(a.getValuesType(), b.getValuesType());
    }

    private static boolean allFrozen(List<AbstractType<?>> to, List<AbstractType<?>> from) {
        for (int i = 0; i < from.size(); i++) {
            if (!frozen(to.get(i), from.get(i))) {
                return false;
            }
        }
        return true;
    }
}
