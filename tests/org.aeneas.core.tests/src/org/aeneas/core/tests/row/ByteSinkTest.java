package org.aeneas.core.tests.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

import org.aeneas.core.row.ByteSink;
import org.junit.jupiter.api.Test;

class ByteSinkTest {

    @Test
    void should_hold_what_was_put_however_it_came() throws IOException {
        Random random = new Random(1);
        ByteSink sink = new ByteSink(1);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            byte[] some = new byte[random.nextInt(40)];
            random.nextBytes(some);
            if (some.length % 3 == 0) {
                sink.put(some);
                expected.write(some);
            } else {
                sink.put(some[0]);
                sink.put(some, 1, some.length - 1);
                expected.write(some);
            }
        }
        assertArrayEquals(expected.toByteArray(), sink.toByteArray());
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        sink.writeTo(copy);
        assertArrayEquals(expected.toByteArray(), copy.toByteArray());
    }

    @Test
    void should_take_bytes_that_a_caller_writes_itself() {
        ByteSink sink = new ByteSink(16);
        sink.put('a');
        byte[] room = sink.ensure(100);
        room[sink.length()] = 'b';
        sink.end(sink.length() + 1);
        assertArrayEquals(new byte[] {'a', 'b'}, sink.toByteArray());
        assertThrows(IndexOutOfBoundsException.class, () -> sink.end(1));
        assertThrows(IndexOutOfBoundsException.class, () -> sink.end(room.length + 1));
    }

    @Test
    void should_be_cut_and_used_again_without_a_new_array() {
        ByteSink sink = new ByteSink(16);
        sink.put(new byte[] {1, 2, 3});
        byte[] array = sink.array();
        sink.truncate(1);
        sink.put(9);
        assertArrayEquals(new byte[] {1, 9}, sink.toByteArray());
        assertThrows(IndexOutOfBoundsException.class, () -> sink.truncate(3));
        sink.reset();
        assertEquals(0, sink.length());
        assertSame(array, sink.array());
    }
}
