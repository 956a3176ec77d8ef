package org.aeneas.sstable.v5.internal;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.apache.cassandra.io.util.ChannelProxy;
import org.apache.cassandra.io.util.Rebufferer;

/** The pages of a file with a trie, for Cassandra's way to walk it: no node crosses a page's border. */
final class TriePages implements Rebufferer, Rebufferer.BufferHolder {
    private static final int PAGE = 4096;

    private final PlainInput in;
    private FileInput.Piece page;

    TriePages(Path file) {
        this.in = new PlainInput(file, PAGE);
    }

    /** The whole file, for what is in it beside the trie. */
    PlainInput input() {
        return in;
    }

    @Override
    public BufferHolder rebuffer(long position) {
        try {
            if (position < 0 || position >= in.length()) {
                throw new Damage("its trie leads nowhere");
            }
            page = in.read(position);
            return this;
        } catch (Damage e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ByteBuffer buffer() {
        return page.bytes();
    }

    @Override
    public long offset() {
        return page.start();
    }

    @Override
    public void release() {
        // there is one page, filled again and again
    }

    @Override
    public void closeReader() {
        // nothing of its own
    }

    @Override
    public void close() {
        in.close();
    }

    @Override
    public ChannelProxy channel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long fileLength() {
        return in.length();
    }

    @Override
    public double getCrcCheckChance() {
        return 0;
    }
}
