package org.aeneas.aws.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.aeneas.aws.ItemStore.Write;

/** The body of a BatchWriteItem request, of items that are DynamoDB's JSON already. */
final class BatchBody {
    /** A name, or an ARN. */
    private static final Pattern TABLE = Pattern.compile("[\\w.:/-]+");
    private static final byte[] PUT = ascii("{\"PutRequest\":{\"Item\":");
    private static final byte[] DELETE = ascii("{\"DeleteRequest\":{\"Key\":");
    private static final byte[] END = ascii("}}");
    private static final byte[] TAIL = ascii("]},\"ReturnConsumedCapacity\":\"TOTAL\"}");

    private final byte[] bytes;
    private int end;

    private BatchBody(int length) {
        bytes = new byte[length];
    }

    /** @throws IllegalArgumentException if DynamoDB knows no such names: then nothing in the name needs an escape */
    static byte[] of(String table, List<Write> writes) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("not the name of a table: " + table);
        }
        byte[] head = ascii("{\"RequestItems\":{\"" + table + "\":[");
        BatchBody body = new BatchBody(length(head, writes));
        body.add(head);
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            if (i > 0) {
                body.bytes[body.end++] = ',';
            }
            body.add(write.delete() ? DELETE : PUT);
            body.add(write.json());
            body.add(END);
        }
        body.add(TAIL);
        return body.bytes;
    }

    private static int length(byte[] head, List<Write> writes) {
        int length = head.length + TAIL.length + Math.max(0, writes.size() - 1);
        for (Write write : writes) {
            length += (write.delete() ? DELETE.length : PUT.length) + write.json().length + END.length;
        }
        return length;
    }

    private void add(byte[] part) {
        System.arraycopy(part, 0, bytes, end, part.length);
        end += part.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
