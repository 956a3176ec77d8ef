package org.aeneas.cli.internal;

import java.util.stream.Stream;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An enumeration's constants as they are typed: small, with hyphens. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {
    private final E[] values;

    Choice(E[] values) {
        this.values = values;
    }

    @Override
    public E convert(String text) {
        return Stream.of(values).filter(value -> TaskText.word(value).equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + String.join(", ", Stream.of(values).map(TaskText::word).toList())));
    }
}
