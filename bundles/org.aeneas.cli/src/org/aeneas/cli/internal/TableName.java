package org.aeneas.cli.internal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code keyspace.table} as an option's value; either may be in double quotes as CQL has it. */
record TableName(String keyspace, String table) {

    @Override
    public String toString() {
        return keyspace + "." + table;
    }

    static final class Converter implements ITypeConverter<TableName> {
        @Override
        public TableName convert(String text) {
            int dot = text.indexOf('.');
            if (dot <= 0 || dot == text.length() - 1 || text.indexOf('.', dot + 1) >= 0) {
                throw new TypeConversionException("'" + text + "' is not of the form keyspace.table");
            }
            return new TableName(unquoted(text.substring(0, dot)), unquoted(text.substring(dot + 1)));
        }

        private static String unquoted(String name) {
            boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
            return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        }
    }
}
