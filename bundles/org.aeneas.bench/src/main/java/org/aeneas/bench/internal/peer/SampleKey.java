package org.aeneas.bench.internal.peer;

import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.utils.ByteBufferUtil;

/** The key of a partition of the sample tables. */
record SampleKey(String text, long number, long token) {

    static SampleKey of(long number) {
        String text = String.format("customer-%09d", number);
        return new SampleKey(text, number, Murmur3Partitioner.instance.getToken(ByteBufferUtil.bytes(text)).token);
    }
}
