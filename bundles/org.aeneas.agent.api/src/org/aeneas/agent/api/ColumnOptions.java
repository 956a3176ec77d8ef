package org.aeneas.agent.api;

import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/** What a user changed for one column. Its JSON is that of the record of this name in {@code org.aeneas.mapping}. */
public record ColumnOptions(Optional<String> attribute, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean excluded,
        Optional<Boolean> epochMillis, OptionalInt csvLength) {

    public ColumnOptions {
        Bounds.text("ColumnOptions.attribute", attribute, 1, TableOptions.ATTRIBUTE);
        Bounds.required("ColumnOptions.epochMillis", epochMillis);
        Bounds.required("ColumnOptions.csvLength", csvLength)
                .ifPresent(length -> Bounds.range("ColumnOptions.csvLength", length, 1, 409600));
    }
}
