package org.aeneas.sstable.v5.internal;

import java.util.List;

import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.CollectionType;
import org.apache.cassandra.db.marshal.TupleType;
import org.apache.cassandra.db.marshal.VectorType;

/**
 * Whether values that were written as one type can be read as another: what {@code ALTER} allowed over the years, such
 * as int to varint, anything to blob, further fields in a user type. Names of user types and their fields may differ.
 */
final class TypeFit {

    private TypeFit() {
    }

    /** @param wanted the schema's type; @param found the file's */
    static boolean values(AbstractType<?> wanted, AbstractType<?> found) {
        AbstractType<?> to = wanted.unwrap();
        AbstractType<?> from = found.unwrap();
        if (to.isCounter() != from.isCounter()) {
            return false;
        }
        if (to instanceof CollectionType || from instanceof CollectionType) {
            return to.isMultiCell() == from.isMultiCell() && frozen(to, from);
        }
        // 3.0 wrote frozen user types without saying that they are (CASSANDRA-15035), so only one way is an error
        return (!to.isMultiCell() || from.isMultiCell()) && frozen(to, from);
    }

    /** As {@link #values}, and both order them alike. */
    static boolean order(AbstractType<?> wanted, AbstractType<?> found) {
        if (wanted.isReversed() != found.isReversed()) {
            return false;
        }
        AbstractType<?> to = wanted.unwrap();
        AbstractType<?> from = found.unwrap();
        return to.isCompatibleWith(from) || to.getClass() == from.getClass() && frozen(to, from);
    }

    /** What stands inside another type is frozen, whether the file says so or not. */
    static boolean frozen(AbstractType<?> to, AbstractType<?> from) {
        if (to instanceof CollectionType<?> wanted && from instanceof CollectionType<?> found) {
            return wanted.kind == found.kind && allFrozen(wanted.subTypes(), found.subTypes());
        }
        if (to instanceof TupleType wanted && from instanceof TupleType found) {
            return wanted.size() >= found.size() && allFrozen(wanted.allTypes(), found.allTypes());
        }
        if (to instanceof VectorType<?> wanted && from instanceof VectorType<?> found) {
            return wanted.dimension == found.dimension && frozen(wanted.elementType, found.elementType);
        }
        return to.isValueCompatibleWith(from);
    }

    private static boolean allFrozen(List<? extends AbstractType<?>> to, List<? extends AbstractType<?>> from) {
        for (int i = 0; i < from.size(); i++) {
            if (!frozen(to.get(i), from.get(i))) {
                return false;
            }
        }
        return true;
    }
}
