package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a list that fails as small as it can be and still fail: leaves out halves, then quarters, and so on to single
 * elements (Zeller's delta debugging).
 *
 * @param fails whether a part of the list, in its order, still shows the failure
 * @param tries how often that may be asked; what is smallest by then is the answer
 */
record Shrinking<T>(Predicate<List<T>> fails, int tries) {

    List<T> smallest(List<T> failing) {
        List<T> smallest = failing;
        int parts = 2;
        for (int asked = 0; smallest.size() > 1 && parts <= smallest.size();) {
            List<T> found = null;
            for (int part = 0; part < parts && found == null; part++) {
                List<T> rest = without(smallest, part, parts);
                if (asked++ == tries) {
                    return smallest;
                }
                found = fails.test(rest) ? rest : null;
            }
            if (found == null && parts == smallest.size()) {
                return smallest;
            }
            parts = found == null ? Math.min(2 * parts, smallest.size()) : Math.max(2, parts - 1);
            smallest = found == null ? smallest : found;
        }
        return smallest;
    }

    private static <T> List<T> without(List<T> list, int part, int parts) {
        List<T> rest = new ArrayList<>(list);
        rest.subList(list.size() * part / parts, list.size() * (part + 1) / parts).clear();
        return rest;
    }
}
