package org.aeneas.sstable.v5.internal;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.aeneas.sstable.component.Content;
import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.PlainContent;
import org.apache.cassandra.io.util.ChannelProxy;
import org.apache.cassandra.io.util.Rebufferer;

/** The pages of a file with a trie, for Cassandra's way to walk it: no node crosses a page's border. */
final class TriePages implements Rebufferer, Rebufferer.BufferHolder {
    private static final int PAGE = 4096;

    private final PlainContent content;
    private Content.Piece page;

    TriePages(Path file) {
        this.content = new PlainContent(file, PAGE);
    }

    /** The whole file, for what is in it beside the trie. */
    FileInput input() {
        return new FileInput(content);
    }

    @Override
    public BufferHolder rebuffer(long position) {
        try {
            if (position < 0 || position >= content.length()) {
                throw new Damage("its trie leads nowhere");
            }
            page = content.read(position);
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
        content.close();
    }

    @Override
    public ChannelProxy channel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long fileLength() {
        return content.length();
    }

    @Override
    public double getCrcCheckChance() {
        return 0;
    }
}
