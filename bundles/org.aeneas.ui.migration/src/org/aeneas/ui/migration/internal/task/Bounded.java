package org.aeneas.ui.migration.internal.task;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Takes only so much; the rest is left out. */
final class Bounded extends FilterOutputStream {
    private int left;

    Bounded(OutputStream out, int most) {
        super(out);
        this.left = most;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = Math.min(left, length);
        out.write(bytes, offset, taken);
        left -= taken;
    }
}
